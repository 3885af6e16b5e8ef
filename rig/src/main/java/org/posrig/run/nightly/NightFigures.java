package org.posrig.run.nightly;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posrig.run.Verdict;
import org.posrig.run.notify.NightSummary;
import org.posrig.run.notify.NotifyPart;
import org.posrig.run.outcome.GateRule;
import org.posrig.run.outcome.Interruption;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.Outcome;

/** What there is to tell of a night that is over. */
final class NightFigures {

    private final KeptRun run;
    private final Optional<KeptRun> before;

    /** @param before the last run on that bench */
    NightFigures(KeptRun run, Optional<KeptRun> before) {
        this.run = run;
        this.before = before;
    }

    NightSummary summary(
            NotifyPart part, List<String> outOfService, List<Interruption> cuts, List<GateRule> gate, Duration took) {
        Set<String> redBefore = before.map(earlier -> earlier.outcomes().stream()
                        .filter(Outcome::red)
                        .map(Outcome::identity)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        Map<Boolean, List<String>> reds = run.outcomes().stream()
                .filter(Outcome::red)
                .collect(Collectors.partitioningBy(
                        outcome -> redBefore.contains(outcome.identity()),
                        Collectors.mapping(Outcome::title, Collectors.toList())));
        return new NightSummary(
                run.facts().bench(),
                run.name(),
                run.facts().began(),
                took,
                counts(),
                reds.get(false),
                reds.get(true),
                outOfService,
                notRun(),
                cuts.stream().map(Interruption::sentence).toList(),
                gate.stream()
                        .filter(rule -> !rule.holds())
                        .map(GateRule::sentence)
                        .toList(),
                part.link(run.name()));
    }

    /** Scenarios by verdict; those that were chosen and not run have none. */
    Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        run.outcomes().stream()
                .filter(outcome -> !outcome.notRun())
                .forEach(outcome -> outcome.verdict().ifPresent(verdict -> counts.merge(verdict, 1, Integer::sum)));
        return counts;
    }

    /** How many were chosen and not run. */
    int notRun() {
        return (int) run.outcomes().stream().filter(Outcome::notRun).count();
    }

    /** In one line. */
    String line() {
        Map<Verdict, Integer> counts = counts();
        String all = List.of(Verdict.values()).stream()
                .filter(verdict -> verdict != Verdict.FLAKY || counts.containsKey(verdict))
                .map(verdict -> counts.getOrDefault(verdict, 0) + " " + verdict.word())
                .collect(Collectors.joining(", "));
        return all + (notRun() > 0 ? ", " + notRun() + " not run" : "");
    }
}
