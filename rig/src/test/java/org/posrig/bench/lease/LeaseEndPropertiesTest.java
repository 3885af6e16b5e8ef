package org.posrig.bench.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.posrig.fault.BadInput;

final class LeaseEndPropertiesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZonedDateTime BEGIN =
            LocalDateTime.of(2026, 3, 1, 0, 0).atZone(BERLIN);

    @Property(seed = "8", tries = 300)
    void a_time_of_day_is_the_next_one(
            @ForAll @IntRange(max = 400 * 24 * 60) int minutes, @ForAll @IntRange(max = 24 * 60 - 1) int minuteOfDay) {
        ZonedDateTime now = BEGIN.plusMinutes(minutes);
        LocalTime wanted = LocalTime.of(minuteOfDay / 60, minuteOfDay % 60);
        ZonedDateTime end = LeaseEnd.parse(wanted.toString(), now);
        // A day has 25 hours once a year; an hour that the clocks leave out is the one after it.
        assertThat(Duration.between(now, end)).isPositive().isLessThanOrEqualTo(Duration.ofHours(25));
        assertThat(end.toLocalTime()).isIn(wanted, wanted.plusHours(1));
    }

    @Property(seed = "8", tries = 300)
    void a_day_and_a_time_are_that_minute(@ForAll @IntRange(min = 1, max = 366 * 24 * 60) int minutes) {
        ZonedDateTime wanted = BEGIN.plusMinutes(minutes);
        String written =
                wanted.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
        assertThat(LeaseEnd.parse(written, BEGIN).toLocalDateTime()).isEqualTo(wanted.toLocalDateTime());
        assertThat(LeaseEnd.parse(written.replace('T', ' '), BEGIN)).isEqualTo(LeaseEnd.parse(written, BEGIN));
    }

    @Property(seed = "8", tries = 300)
    void anything_else_is_told_and_nothing_worse(@ForAll @StringLength(max = 20) String text) {
        try {
            assertThat(LeaseEnd.parse(text, BEGIN)).isAfter(BEGIN);
        } catch (BadInput bad) {
            assertThat(bad.mistakes()).hasSize(1).allMatch(mistake -> mistake.startsWith("--until"));
        }
    }

    @Example
    void lengths_are_reckoned_from_now() {
        assertThat(LeaseEnd.parse("90m", BEGIN)).isEqualTo(BEGIN.plusMinutes(90));
        assertThat(LeaseEnd.parse("8h", BEGIN)).isEqualTo(BEGIN.plusHours(8));
    }

    @Example
    void an_owner_is_asked_for_then_the_environments_then_the_user() {
        Map<String, String> variable = Map.of(Owner.VARIABLE, "night");
        assertThat(Owner.of(Optional.of("alice"), variable, "pi")).isEqualTo(new Owner("alice"));
        assertThat(Owner.of(Optional.empty(), variable, "pi")).isEqualTo(new Owner("night"));
        assertThat(Owner.of(Optional.empty(), Map.of(), "pi")).isEqualTo(new Owner("pi"));
        assertThat(Owner.of(Optional.empty(), Map.of(), "?")).isEqualTo(new Owner("unnamed"));
    }
}
