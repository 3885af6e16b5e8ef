package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ends by a clock on the wall that is set in the middle of it. */
final class DeadlineTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Deadline.Rule SIX = Deadline.Rule.next(LocalTime.of(6, 0), SHANGHAI);
    private static final Instant EVENING = Instant.parse("2026-11-22T15:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-22T22:00:00Z");

    private Instant wall = EVENING;
    private long nanos = 17;

    @Test
    void a_clock_that_nobody_sets_ends_it_at_its_time() {
        Deadline end = deadline(SIX);
        assertThat(end.at()).isEqualTo(MORNING);
        pass(Duration.ofHours(7).minusNanos(1));
        assertThat(end.over(Duration.ZERO)).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(end.over(Duration.ZERO)).isTrue();
        assertThat(end.over(Duration.ofMinutes(10))).isFalse();
        pass(Duration.ofMinutes(10));
        assertThat(end.over(Duration.ofMinutes(10))).isTrue();
        assertThat(end.at()).as("not the next one").isEqualTo(MORNING);
    }

    @Test
    void a_night_that_began_in_1970_ends_in_the_morning_after_the_network_has_told_the_time() {
        wall = Instant.parse("1970-01-01T00:00:40Z");
        Deadline end = deadline(SIX);
        assertThat(end.at()).isEqualTo(Instant.parse("1970-01-01T22:00:00Z"));
        pass(Duration.ofMinutes(3));
        wall = EVENING;
        assertThat(end.over(Duration.ZERO)).isFalse();
        assertThat(end.at()).isEqualTo(MORNING);
    }

    @Test
    void an_hour_forward_or_back_moves_the_length_and_not_the_time_of_day() {
        for (long hours : new long[] {1, -1, 5, -20}) {
            wall = EVENING;
            Deadline six = deadline(SIX);
            Deadline length = deadline(Deadline.Rule.after(Duration.ofHours(7)));
            Deadline day = deadline(Deadline.Rule.at(MORNING));
            wall = wall.plus(Duration.ofHours(hours));
            assertThat(length.at()).isEqualTo(MORNING.plus(Duration.ofHours(hours)));
            assertThat(day.at()).isEqualTo(MORNING);
            assertThat(six.at()).isEqualTo(hours == -20 ? MORNING.minus(Duration.ofDays(1)) : MORNING);
            pass(Duration.ofHours(7));
            assertThat(length.over(Duration.ZERO)).isTrue();
        }
    }

    @Test
    void a_night_that_should_have_been_over_by_the_clock_as_it_is_now_is() {
        Deadline end = deadline(SIX);
        pass(Duration.ofHours(2));
        wall = MORNING.plus(Duration.ofMinutes(30));
        assertThat(end.over(Duration.ZERO)).isTrue();
        assertThat(end.at()).isEqualTo(MORNING);
    }

    @Test
    void what_the_network_corrects_now_and_then_moves_nothing() {
        Deadline end = deadline(Deadline.Rule.after(Duration.ofHours(7)));
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMinutes(1));
            wall = wall.plusMillis(i % 2 == 0 ? 900 : -900);
            assertThat(end.at()).isEqualTo(MORNING);
        }
    }

    @Test
    void however_often_it_is_set_a_time_of_day_is_within_a_day_of_the_beginning_and_a_length_stays_as_long() {
        Random random = new Random(3);
        for (int sample = 0; sample < 300; sample++) {
            Instant truth = Instant.ofEpochSecond(random.nextInt(2_000_000_000));
            wall = truth;
            Duration gone = Duration.ZERO;
            Deadline six = deadline(SIX);
            Deadline length = deadline(Deadline.Rule.after(Duration.ofHours(7)));
            for (int step = 0; step < 20; step++) {
                Duration time = Duration.ofSeconds(random.nextInt(7200));
                gone = gone.plus(time);
                pass(time);
                wall = wall.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(2_000_000) - 1_000_000 : 0);
                assertThat(length.over(Duration.ZERO)).isEqualTo(gone.compareTo(Duration.ofHours(7)) >= 0);
                Duration far = Duration.between(wall.minus(gone), six.at());
                assertThat(far)
                        .isBetween(Duration.ofMinutes(-2), Duration.ofHours(24).plusMinutes(2));
                assertThat(six.at().atZone(SHANGHAI).toLocalTime()).isEqualTo(LocalTime.of(6, 0));
            }
        }
    }

    private Deadline deadline(Deadline.Rule rule) {
        return new Deadline(rule, () -> wall, () -> nanos);
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }
}
