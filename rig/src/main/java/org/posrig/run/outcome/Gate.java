package org.posrig.run.outcome;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posrig.run.Verdict;

/**
 * The quality gate: every terminal that the run had a use for ran and none went out of service; nothing is newly red against the last run
 * on this bench; nothing critical is red. Known issues are not held against it.
 */
public final class Gate {

    private static final Set<String> CRITICAL = Set.of("@severity:blocker", "@severity:critical");

    private final Collection<Outcome> outcomes;

    public Gate(Collection<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /**
     * Judges.
     *
     * @param terminals how many terminals had work at the same time at the least
     * @param outOfService a line for each that is
     * @param before the last run on this bench, where there is one
     */
    public List<GateRule> judge(int terminals, List<String> outOfService, Optional<KeptRun> before) {
        return List.of(ran(terminals, outOfService), newReds(before), critical());
    }

    private GateRule ran(int wanted, List<String> outOfService) {
        Set<String> ran = new TreeSet<>();
        outcomes.forEach(outcome -> outcome.attempts().stream()
                .filter(attempt -> attempt.verdict() != Verdict.SKIPPED)
                .forEach(attempt -> attempt.terminals().forEach(terminal -> ran.add(terminal.terminal()))));
        boolean holds = ran.size() >= wanted && outOfService.isEmpty();
        return new GateRule(
                "every terminal ran",
                holds,
                wanted + (wanted == 1 ? " terminal" : " terminals"),
                ran.isEmpty() ? "none" : String.join(", ", ran),
                !outOfService.isEmpty()
                        ? "Out of service: " + String.join("; ", outOfService)
                        : holds
                                ? "Scenarios ran on " + String.join(", ", ran) + "."
                                : "Only " + ran.size() + " of " + wanted + " terminals ran a scenario.");
    }

    private GateRule newReds(Optional<KeptRun> before) {
        Set<String> redBefore = before.map(run -> run.outcomes().stream()
                        .filter(Outcome::red)
                        .map(Outcome::identity)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        List<String> newly = outcomes.stream()
                .filter(Outcome::newlyRed)
                .filter(outcome -> !redBefore.contains(outcome.identity()))
                .map(Outcome::title)
                .toList();
        return rule(
                "no new failures",
                newly,
                before.map(run -> "Nothing is red that was not in run " + run.name() + ".")
                        .orElse("Nothing is red, and there is no earlier run to compare with."),
                "Newly red: ");
    }

    private GateRule critical() {
        List<String> critical = outcomes.stream()
                .filter(Outcome::newlyRed)
                .filter(outcome -> outcome.tags().stream().anyMatch(CRITICAL::contains))
                .map(Outcome::title)
                .toList();
        return rule("no critical failure", critical, "No critical scenario is red.", "Critical and red: ");
    }

    private static GateRule rule(String name, List<String> against, String holding, String not) {
        return new GateRule(
                name,
                against.isEmpty(),
                "0",
                String.valueOf(against.size()),
                against.isEmpty() ? holding : not + String.join("; ", against) + ".");
    }
}
