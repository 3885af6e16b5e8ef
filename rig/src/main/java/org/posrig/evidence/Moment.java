package org.posrig.evidence;

import java.time.Duration;
import java.util.Locale;
import org.posrig.timeline.Happening;

/**
 * Something that happened, and when.
 *
 * @param since since the scenario's start; negative before it
 */
record Moment(Duration since, Happening what) {

    /** The time as readers see it: {@code +3.214 s}. */
    String time() {
        return signed(since);
    }

    static String signed(Duration time) {
        long millis = time.toMillis();
        return (millis < 0 ? "-" : "+") + seconds(time.abs());
    }

    /** A span of time without sign: {@code 0.120 s}. */
    static String seconds(Duration span) {
        long millis = span.toMillis();
        return String.format(Locale.ROOT, "%d.%03d s", millis / 1000, millis % 1000);
    }
}
