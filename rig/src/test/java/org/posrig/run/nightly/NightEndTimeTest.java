package org.posrig.run.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posrig.run.Deadline;

/** The end of a night that is gone on with, and of one that another process has begun, while the clock on the wall is set. */
final class NightEndTimeTest {

    private static final Deadline.Rule SIX = Deadline.Rule.next(LocalTime.of(6, 0), ZoneOffset.UTC);
    private static final Instant EVENING = Instant.parse("2026-11-22T22:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant UNSET = Instant.parse("1970-01-01T00:00:40Z");

    private Instant wall = EVENING;
    private long nanos = 17;

    @Test
    void a_time_of_day_stays_one_whatever_the_clock_is_set_to() {
        Deadline end = keeping(Optional.of(SIX), MORNING);
        assertThat(end.at()).isEqualTo(MORNING);
        wall = EVENING.minus(Duration.ofHours(3));
        assertThat(end.at()).isEqualTo(MORNING);
        wall = EVENING.plus(Duration.ofHours(12));
        assertThat(end.at()).isEqualTo(MORNING.plus(Duration.ofDays(1)));
    }

    @Test
    void an_end_that_the_plan_would_not_say_now_leaves_the_night_as_long_as_it_has_left() {
        for (Optional<Deadline.Rule> plan :
                List.of(Optional.<Deadline.Rule>empty(), Optional.of(Deadline.Rule.after(Duration.ofHours(9))))) {
            wall = EVENING;
            Deadline end = keeping(plan, MORNING);
            assertThat(end.at()).isEqualTo(MORNING);
            wall = EVENING.plus(Duration.ofHours(30));
            assertThat(end.at()).isEqualTo(MORNING.plus(Duration.ofHours(30)));
            pass(Duration.ofHours(8));
            assertThat(end.over(Duration.ZERO)).isTrue();
        }
    }

    @Test
    void by_a_clock_that_has_yet_to_be_set_the_end_is_the_moment_that_it_was() {
        wall = UNSET;
        Deadline end = keeping(Optional.of(SIX), MORNING);
        assertThat(end.at()).isEqualTo(MORNING);
        pass(Duration.ofMinutes(5));
        assertThat(end.over(Duration.ZERO)).isFalse();
        wall = MORNING.minusSeconds(1);
        assertThat(end.over(Duration.ZERO)).isFalse();
        wall = MORNING.plusSeconds(1);
        assertThat(end.over(Duration.ZERO)).isTrue();
    }

    private Deadline keeping(Optional<Deadline.Rule> planned, Instant end) {
        return new Deadline(NightEndTime.keeping(planned, end, wall), () -> wall, () -> nanos);
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }
}
