package org.posrig.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them in files: a whole number and its unit, {@code ms}, {@code s}, {@code m} or {@code h}. */
public final class Durations {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h)");

    private Durations() {}

    /** A duration in its largest whole unit, {@code 24h}. */
    public static String told(Duration duration) {
        long millis = duration.toMillis();
        return millis % 3_600_000 == 0
                ? duration.toHours() + "h"
                : millis % 60_000 == 0
                        ? duration.toMinutes() + "m"
                        : millis % 1000 == 0 ? duration.toSeconds() + "s" : millis + "ms";
    }

    public static Optional<Duration> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                });
    }
}
