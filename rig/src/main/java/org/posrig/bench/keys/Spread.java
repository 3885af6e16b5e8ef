package org.posrig.bench.keys;

import java.util.Arrays;
import java.util.Collection;

/**
 * How far from what was asked, in nanoseconds.
 *
 * @param p50 median
 * @param p99 ninety-ninth percentile
 */
record Spread(int count, long p50, long p99, long max) {

    /** @param off how far each was off, whichever way; at least one */
    static Spread of(Collection<Long> off) {
        long[] sorted = off.stream().mapToLong(Math::abs).toArray();
        Arrays.sort(sorted);
        return new Spread(sorted.length, percentile(sorted, 50), percentile(sorted, 99), sorted[sorted.length - 1]);
    }

    // The smallest value that at least this many of a hundred do not exceed.
    private static long percentile(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
