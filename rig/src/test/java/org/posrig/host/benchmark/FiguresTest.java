package org.posrig.host.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FiguresTest {

    @Test
    void percentiles_are_the_smallest_values_that_enough_do_not_exceed() {
        long[] downTo1 = LongStream.rangeClosed(1, 200).map(i -> 201 - i).toArray();
        Figures figures = Figures.of(downTo1, 2_000_000_000L, 4_000);
        assertThat(figures).isEqualTo(new Figures(100, 100, 198, 20));
    }

    @Test
    void one_value_is_every_percentile() {
        assertThat(Figures.of(new long[] {7}, 1_000_000_000L, 5)).isEqualTo(new Figures(1, 7, 7, 5));
    }

    @Test
    void a_median_is_each_figures_own_and_no_round_that_was_disturbed_moves_it() {
        List<Figures> rounds =
                List.of(new Figures(1, 9, 5, 100), new Figures(3, 7, 900, 300), new Figures(200, 8, 6, 200));
        assertThat(Figures.median(rounds)).isEqualTo(new Figures(3, 8, 6, 200));
        assertThat(Figures.median(rounds.subList(0, 2))).isEqualTo(new Figures(2, 8, 452.5, 200));
    }

    @Test
    void figures_are_compared_one_by_one() {
        assertThat(new Figures(7, 4, 9, 3).over(new Figures(10, 2, 3, 4))).isEqualTo(new Figures(0.7, 2, 3, 0.75));
    }
}
