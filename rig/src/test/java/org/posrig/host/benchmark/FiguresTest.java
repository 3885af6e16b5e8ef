package org.posrig.host.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FiguresTest {

    @Test
    void percentiles_are_the_smallest_values_that_enough_do_not_exceed() {
        long[] downTo1 = LongStream.rangeClosed(1, 200).map(i -> 201 - i).toArray();
        Figures figures = Figures.of(downTo1, 2_000_000_000L);
        assertThat(figures).isEqualTo(new Figures(100, 100, 198));
    }

    @Test
    void one_value_is_every_percentile() {
        assertThat(Figures.of(new long[] {7}, 1_000_000_000L)).isEqualTo(new Figures(1, 7, 7));
    }
}
