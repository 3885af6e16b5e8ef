package org.posrig.bench;

import java.time.Duration;
import java.util.Optional;
import org.posrig.fault.RigFault;
import org.posrig.yaml.Durations;

/** A stand-in shares its machine with the rig and may stand still where a real terminal, with a processor of its own, would not. */
final class Starvation {

    private Starvation() {}

    /** The fault that it stood still for so long that a screen may have missed its time; none on a real terminal. */
    static Optional<RigFault> of(BenchFile.TerminalPart part, Optional<StandInBay> standIn) {
        Duration late = standIn.map(StandInBay::late).orElse(Duration.ZERO);
        Duration patience = part.profile().timing().screen();
        return late.multipliedBy(2).compareTo(patience) < 0
                ? Optional.empty()
                : Optional.of(new RigFault(
                        RigFault.Cause.STAND_IN,
                        "The stand-in terminal %s stood still for %d ms, and a screen is waited for %s here."
                                .formatted(part.name(), late.toMillis(), Durations.told(patience)),
                        "See what else kept the machine busy, and run the scenario again."));
    }
}
