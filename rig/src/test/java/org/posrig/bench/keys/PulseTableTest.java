package org.posrig.bench.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.posrig.Golden;

@Timeout(20)
final class PulseTableTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @Test
    void holds_and_gaps_stand_under_each_other_with_their_units() {
        Golden.assertSame(
                PulseTableTest.class,
                "pulse-table.txt",
                PulseTable.of(pulses(60_000, 90_000), pulses(4_000, 160_000), 12));
    }

    @Test
    void a_spread_is_of_how_far_off_whichever_way() {
        List<Long> off = LongStream.rangeClosed(1, 200)
                .map(i -> i % 2 == 0 ? i : -i)
                .boxed()
                .toList();
        assertThat(Spread.of(off)).isEqualTo(new Spread(200, 100, 198, 200));
    }

    @Test
    void what_lies_between_two_runs_of_pulses_is_no_gap() {
        PulseTimes times = new PulseTimes(MILLISECOND, MILLISECOND);
        times.begin();
        times.pulse(0, 1_000_000);
        times.pulse(2_000_100, 3_000_200);
        times.begin();
        times.pulse(90_000_000, 91_000_000);
        times.pulse(92_000_000, 93_000_000);
        assertThat(times.gaps()).isEqualTo(new Spread(2, 0, 100, 100));
        assertThat(times.holds()).isEqualTo(new Spread(4, 0, 100, 100));
    }

    @Test
    void the_bare_executor_makes_as_many_pulses_as_it_is_asked_and_none_shorter() throws InterruptedException {
        PulseTimes times = new PulseTimes(Duration.ZERO, Duration.ZERO);
        try (BarePulses bare = new BarePulses(MILLISECOND, MILLISECOND)) {
            bare.make(5);
            times = bare.times();
        }
        assertThat(times.holds().count()).isEqualTo(5);
        assertThat(times.gaps().count()).isEqualTo(4);
    }

    private static PulseTimes pulses(long lateClosing, long lateOpening) {
        PulseTimes times = new PulseTimes(MILLISECOND, MILLISECOND);
        times.begin();
        long now = 0;
        for (int i = 0; i < 100; i++) {
            long closed = now + lateClosing * (1 + i / 99);
            long opened = closed + MILLISECOND.toNanos() + lateOpening;
            times.pulse(closed, opened);
            now = opened + MILLISECOND.toNanos();
        }
        return times;
    }
}
