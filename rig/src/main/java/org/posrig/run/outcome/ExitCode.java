package org.posrig.run.outcome;

import java.util.function.Predicate;
import org.posrig.run.Verdict;

/** What a run ends with, for whoever reads no report; a night like any other run. */
public final class ExitCode {

    private static final int FAILED = 1;
    private static final int NOTHING_PASSED = 2;
    private static final int BROKEN = 3;
    private static final int GATE = 4;

    private ExitCode() {}

    /**
     * The first that holds: 1 any failed, 3 any broken, 2 nothing passed at all, 4 the quality gate, else 0.
     *
     * @param any whether any scenario has that verdict
     * @param faulty whether something else than a scenario makes the run broken
     * @param refused whether the quality gate is asked for and does not hold
     */
    public static int of(Predicate<Verdict> any, boolean faulty, boolean refused) {
        if (any.test(Verdict.FAILED)) {
            return FAILED;
        }
        if (any.test(Verdict.BROKEN) || faulty) {
            return BROKEN;
        }
        if (!any.test(Verdict.PASSED) && !any.test(Verdict.FLAKY)) {
            return NOTHING_PASSED;
        }
        return refused ? GATE : 0;
    }
}
