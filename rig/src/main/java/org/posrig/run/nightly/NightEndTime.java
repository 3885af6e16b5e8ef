package org.posrig.run.nightly;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.run.Deadline;
import org.posrig.yaml.Durations;
import org.posrig.yaml.YamlMapping;

/** When a night is to be over, as plans have it: the next time of a day, a length, or a day and a time. */
final class NightEndTime {

    private static final Pattern TIME = Pattern.compile("(?:(\\d{4}-\\d{2}-\\d{2})[ T])?(\\d{1,2}:\\d{2})");
    private static final Duration LONGEST = Duration.ofDays(7);

    private NightEndTime() {}

    /** @return how it follows from the night's beginning; anything where it was a mistake, which the file has been told */
    static Optional<Deadline.Rule> read(YamlMapping plan, String key, ZonedDateTime now) {
        return plan.optionalText(key).map(text -> {
            Optional<Deadline.Rule> rule = rule(text, now.getZone());
            Optional<ZonedDateTime> end =
                    rule.map(known -> known.end(now.toInstant()).atZone(now.getZone()));
            if (end.isEmpty()) {
                plan.mistake(
                        key,
                        "'" + key
                                + "' must be a time such as \"06:00\" or \"2026-11-23 06:00\", or a length such as 7h, not '"
                                + text + "'.");
            } else if (!end.get().isAfter(now)) {
                plan.mistake(
                        key,
                        Durations.parse(text).isPresent()
                                ? "'" + key + "' leaves no time for anything; give the night a length such as 7h."
                                : "'" + text
                                        + "' is over already; give a time that is still to come, such as \"06:00\" for the next one.");
            } else if (end.get().isAfter(now.plus(LONGEST))) {
                plan.mistake(key, "'" + text + "' is more than seven days away; a night is over by then.");
            }
            return rule.orElseGet(() -> Deadline.Rule.at(now.toInstant()));
        });
    }

    /**
     * The rule of a night that is gone on with, or of one that another process has begun: it keeps its end, but the clock may be set meanwhile.
     *
     * @param planned the plan's own
     */
    static Deadline.Rule keeping(Optional<Deadline.Rule> planned, Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return planned.filter(rule -> rule.end(now).equals(end))
                // A clock that is so far behind has yet to be set.
                .orElseGet(() -> left.compareTo(LONGEST) > 0 ? Deadline.Rule.at(end) : Deadline.Rule.after(left));
    }

    private static Optional<Deadline.Rule> rule(String text, ZoneId zone) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Durations.parse(text).map(Deadline.Rule::after);
        }
        try {
            LocalTime at = LocalTime.parse(time.group(2).length() == 4 ? "0" + time.group(2) : time.group(2));
            if (time.group(1) != null) {
                return Optional.of(Deadline.Rule.at(LocalDateTime.parse(time.group(1) + "T" + at)
                        .atZone(zone)
                        .toInstant()));
            }
            return Optional.of(Deadline.Rule.next(at, zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
