package org.posrig.host.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a measurement found.
 *
 * @param perSecond sales a second
 * @param p50 median, nanoseconds
 * @param p99 ninety-ninth percentile, nanoseconds
 * @param busy processor time that one sale took, nanoseconds, terminal's side and server's together
 */
record Figures(double perSecond, double p50, double p99, double busy) {

    /**
     * @param elapsed nanoseconds all of them took together
     * @param busy nanoseconds of processor time all of them took together
     */
    static Figures of(long[] latencies, long elapsed, long busy) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        return new Figures(
                sorted.length * 1e9 / elapsed,
                percentile(sorted, 50),
                percentile(sorted, 99),
                (double) busy / sorted.length);
    }

    /** Each figure's median over several rounds. */
    static Figures median(List<Figures> rounds) {
        return new Figures(
                median(rounds, Figures::perSecond),
                median(rounds, Figures::p50),
                median(rounds, Figures::p99),
                median(rounds, Figures::busy));
    }

    /** Each of these figures as a multiple of the other's. */
    Figures over(Figures other) {
        return new Figures(perSecond / other.perSecond, p50 / other.p50, p99 / other.p99, busy / other.busy);
    }

    /** The smallest value that at least this many of a hundred do not exceed. */
    static long percentile(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
