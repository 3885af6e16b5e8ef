package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * How far apart the looks at the relay lines are: what is shorter than that may go unseen. Kept in a file of one line, in milliseconds: how many looks, the
 * median, the 95th of a hundred, the longest.
 */
final class LookTimes {

    private static final int LONGEST_MILLIS = 1_000;
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Path file;
    // How many looks came so many milliseconds after the one before; the last place has all that is longer.
    private final long[] counts = new long[LONGEST_MILLIS + 1];
    private long looks;
    private long longest;
    private long last;
    private long written;

    LookTimes(Path file) {
        this.file = file;
    }

    /** One has been taken at that time, in nanoseconds of a clock that only goes on. */
    void looked(long nanos) {
        if (looks++ > 0) {
            long millis = (nanos - last) / 1_000_000;
            counts[(int) Math.min(millis, LONGEST_MILLIS)]++;
            longest = Math.max(longest, millis);
        }
        last = nanos;
        if (looks == 1 || nanos - written >= EVERY.toNanos()) {
            written = nanos;
            write();
        }
    }

    /** What such a file says, in words; nothing where there is none. */
    static String told(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            return words.length != 4
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "looked at %s times, %s ms apart in the median, %s in 95 of 100, %s at most",
                            (Object[]) words);
        } catch (IOException e) {
            return "";
        }
    }

    private void write() {
        try {
            Files.writeString(file, looks + " " + at(50) + " " + at(95) + " " + longest + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long at(int ofHundred) {
        long wanted = (looks - 1) * ofHundred / 100;
        long seen = 0;
        for (int millis = 0; millis < LONGEST_MILLIS; millis++) {
            seen += counts[millis];
            if (seen > wanted) {
                return millis;
            }
        }
        return Math.min(longest, LONGEST_MILLIS);
    }
}
