package org.posrig.run.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs of a soak as they might have ended. */
final class Runs {

    static final Instant LAID = Instant.parse("2026-01-01T12:00:10Z");

    private Runs() {}

    /** A run under a fault that came ten seconds after noon, on T1 where it lies on one terminal. */
    static Ended under(int number, Fault fault, Optional<Instant> laid, Optional<Instant> over, Path folder) {
        return new Ended(
                number,
                new FaultPlan(fault, 0.5, Duration.ZERO, Optional.empty(), 0),
                laid,
                over,
                fault.ofOneTerminal() ? "T1" : "",
                fault == Fault.RIG_KILLED ? 137 : fault == Fault.NONE ? 0 : 3,
                false,
                Duration.ofMillis(12_345),
                200 * 1024L + number,
                List.of(),
                folder,
                Optional.of(folder));
    }
}
