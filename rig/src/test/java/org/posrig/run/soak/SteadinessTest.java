package org.posrig.run.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SteadinessTest {

    private static final long MIB = 1024 * 1024;

    @Test
    void what_is_loaded_at_first_is_no_growth() {
        Steadiness steady = samples(run -> new Steadiness.Sample(0, (run < 5 ? 20 + run : 25) * MIB, 30, 40));
        assertThat(steady.slope()).isZero();
        assertThat(steady.exitCode()).isZero();
    }

    @Test
    void a_heap_that_grows_from_run_to_run_is_told_by_its_slope() {
        Steadiness leaking = samples(run -> new Steadiness.Sample(0, 20 * MIB + run * 100 * 1024L, 30, 40));
        assertThat(leaking.slope()).isEqualTo(100);
        assertThat(leaking.exitCode()).isOne();
    }

    @Test
    void threads_and_files_that_stay_are_growth_too() {
        assertThat(samples(run -> new Steadiness.Sample(0, MIB, 30 + run, 40)).exitCode())
                .isOne();
        assertThat(samples(run -> new Steadiness.Sample(0, MIB, 30, 40 + 2 * run))
                        .exitCode())
                .isOne();
        assertThat(samples(run -> new Steadiness.Sample(run == 3 ? 3 : 0, MIB, 30, 40))
                        .exitCode())
                .isOne();
    }

    private static Steadiness samples(IntFunction<Steadiness.Sample> of) {
        List<Steadiness.Sample> samples = IntStream.range(0, 10).mapToObj(of).toList();
        return new Steadiness(samples);
    }
}
