package org.posrig.bench.lease;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.yaml.Durations;

/**
 * When a lease shall end, as people write it: a time of day ({@code 07:00}, the next one), a day and a time ({@code 2026-11-23 07:00}, also
 * with a {@code T}), or a length ({@code 90m}, {@code 8h}). In the future, and within a year.
 */
public final class LeaseEnd {

    private static final Pattern TIME = Pattern.compile("(?:(\\d{4}-\\d{2}-\\d{2})[ T])?(\\d{2}:\\d{2})");
    private static final Duration LONGEST = Duration.ofDays(366);

    private LeaseEnd() {}

    /** @throws BadInput with what is wrong about it */
    public static ZonedDateTime parse(String text, ZonedDateTime now) {
        ZonedDateTime end = moment(text, now)
                .orElseThrow(() -> new BadInput(
                        "--until must be a time such as 07:00 or '2026-11-23 07:00', or a length such as 8h or 90m, not '"
                                + text + "'."));
        if (!end.isAfter(now)) {
            throw new BadInput("--until: '" + text + "' is over already; choose a time that is still to come.");
        }
        if (end.isAfter(now.plus(LONGEST))) {
            throw new BadInput("--until: '" + text + "' is more than a year away; a lease without --until has no end.");
        }
        return end;
    }

    private static Optional<ZonedDateTime> moment(String text, ZonedDateTime now) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Durations.parse(text).map(now::plus);
        }
        try {
            LocalTime at = LocalTime.parse(time.group(2));
            if (time.group(1) != null) {
                return Optional.of(LocalDate.parse(time.group(1)).atTime(at).atZone(now.getZone()));
            }
            ZonedDateTime today = now.toLocalDate().atTime(at).atZone(now.getZone());
            return Optional.of(
                    today.isAfter(now)
                            ? today
                            : now.toLocalDate().plusDays(1).atTime(at).atZone(now.getZone()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
