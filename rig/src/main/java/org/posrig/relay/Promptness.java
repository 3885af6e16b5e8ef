package org.posrig.relay;

import java.util.Arrays;

/** How long a board takes for a movement at least, from its last ones: a USB relay board some milliseconds, a line of the Pi some microseconds. */
final class Promptness {

    private static final int LAST = 16;

    private final long[] took = new long[LAST];
    private int moves;

    void took(long nanos) {
        took[moves % LAST] = nanos;
        moves++;
    }

    /** Nanoseconds; zero until enough is known. */
    long atLeast() {
        return moves < LAST ? 0 : Arrays.stream(took).min().orElse(0);
    }
}
