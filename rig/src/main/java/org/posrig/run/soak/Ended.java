package org.posrig.run.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a run of a soak ended, before anybody judges it.
 *
 * @param number from 1 on
 * @param plan what was to befall it
 * @param laid when that befell it; empty where the run had ended before
 * @param over when that was over; empty where it lasted
 * @param terminal where it lay on one; else empty
 * @param exitCode 137 where it was killed
 * @param hung whether it had to be ended after too long a time
 * @param residentKib its memory at its end
 * @param left processes and temporary files that it left behind
 * @param folder everything it wrote
 * @param run the run's own folder in there; empty where none was made
 */
record Ended(
        int number,
        FaultPlan plan,
        Optional<Instant> laid,
        Optional<Instant> over,
        String terminal,
        int exitCode,
        boolean hung,
        Duration took,
        long residentKib,
        List<String> left,
        Path folder,
        Optional<Path> run) {

    Ended {
        left = List.copyOf(left);
    }

    /** Whether the fault was SIGKILL for the rig, and came in time. */
    boolean killed() {
        return plan.fault() == Fault.RIG_KILLED && laid.isPresent();
    }
}
