package org.posrig.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.posrig.fault.RigFault;
import org.posrig.host.HostLane;
import org.posrig.yaml.Durations;

/** What of the rig's own has gone wrong around a scenario, since its lane was opened. */
final class LaneFaults {

    /** Public terminal guides tell of waits from 20 to 90 s; real terminals do not tell theirs. */
    private static final Duration USUAL_HOST_WAIT = Duration.ofSeconds(20);

    private final List<Bay> bays;
    private final HostLane host;
    private final Bench bench;
    private final int standstillsBefore;

    LaneFaults(List<Bay> bays, HostLane host, Bench bench) {
        this.bays = bays;
        this.host = host;
        this.bench = bench;
        this.standstillsBefore = bench.standstills();
    }

    /** See {@link Lane#unnoticedFault}. */
    Optional<RigFault> unnoticed() {
        return first(Bay::lossSinceLease).or(this::standstill).or(host::fault).or(this::fullDisk);
    }

    private Optional<RigFault> first(Function<Bay, Optional<RigFault>> fault) {
        return bays.stream().map(fault).flatMap(Optional::stream).findFirst();
    }

    /** See {@link Lane#excuse}. */
    Optional<RigFault> excuse() {
        return unnoticed()
                .or(() -> first(bay -> bay.boardWatch().loss()))
                .or(() -> first(bay -> Starvation.of(bay.part(), bay.standIn())))
                .or(this::lateReply);
    }

    private Optional<RigFault> lateReply() {
        Duration patience = bays.stream()
                .map(bay -> bay.part()
                        .standIn()
                        .map(BenchFile.StandInPart::hostWait)
                        .orElse(USUAL_HOST_WAIT))
                .min(Duration::compareTo)
                .orElse(USUAL_HOST_WAIT);
        Duration slowest = host.slowestReply();
        return slowest.multipliedBy(2).compareTo(patience) < 0
                ? Optional.empty()
                : Optional.of(new RigFault(
                        RigFault.Cause.HOST,
                        "The acquirer took %d ms for a reply that was not to be late, and a terminal here waits %s."
                                .formatted(slowest.toMillis(), Durations.told(patience)),
                        "See what else kept the machine busy, and run the scenario again."));
    }

    private Optional<RigFault> fullDisk() {
        return bench.timeline()
                .lost()
                .map(lost -> new RigFault(
                        RigFault.Cause.STORAGE,
                        "What happens can no longer be kept on the disk (" + lost.getMessage() + ").",
                        "Free disk space and run it again.",
                        lost));
    }

    private Optional<RigFault> standstill() {
        return bench.standstills() == standstillsBefore
                ? Optional.empty()
                : Optional.of(new RigFault(
                        RigFault.Cause.RELAY_BOARD,
                        "The rig stood still for seconds during the scenario, and its guard opened all contacts meanwhile.",
                        "See what stopped the process or kept the machine busy, and run the scenario again."));
    }
}
