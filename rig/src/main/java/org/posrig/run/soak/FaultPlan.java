package org.posrig.run.soak;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What befalls a run and when, drawn before it begins.
 *
 * @param share which of the run's scenarios must have begun, as a share of all, 0 to 1
 * @param after how long after that one's beginning
 * @param backAfter when it is over again; empty for never
 * @param terminal of the bench's terminals, from 0, where the fault lies on one
 */
record FaultPlan(Fault fault, double share, Duration after, Optional<Duration> backAfter, int terminal) {

    private static final int LATEST_MILLIS = 2_500;
    private static final int SHORTEST_MILLIS = 100;
    private static final int LONGEST_MILLIS = 5_000;
    private static final double FOR_GOOD = 0.25;

    /** Of one run of a series: the same for the same seed and number, whatever becomes of the others. */
    static FaultPlan of(long seed, int run, List<Fault> faults, int terminals) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + run);
        Fault fault = faults.get(random.nextInt(faults.size()));
        double share = random.nextDouble();
        Duration after = Duration.ofMillis(random.nextInt(LATEST_MILLIS));
        boolean forGood = random.nextDouble() < FOR_GOOD;
        Duration back = Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        return new FaultPlan(
                fault,
                share,
                after,
                fault.passes() && !forGood ? Optional.of(back) : Optional.empty(),
                random.nextInt(terminals));
    }

    /** How many scenarios must have begun; never so many that the run is likely to be over before the fault comes. */
    int begun(int planned) {
        return 1 + (int) Math.floor(share * Math.max(0, planned - 2));
    }
}
