package org.posrig.host.benchmark;

import java.util.Arrays;

/**
 * What a measurement found.
 *
 * @param perSecond sales a second
 * @param p50 median, nanoseconds
 * @param p99 ninety-ninth percentile, nanoseconds
 */
record Figures(double perSecond, long p50, long p99) {

    /** @param elapsed nanoseconds all of them took together */
    static Figures of(long[] latencies, long elapsed) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        return new Figures(sorted.length * 1e9 / elapsed, percentile(sorted, 50), percentile(sorted, 99));
    }

    /** The smallest value that at least this many of a hundred do not exceed. */
    static long percentile(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
