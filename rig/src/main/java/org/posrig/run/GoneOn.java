package org.posrig.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posrig.fault.BadInput;
import org.posrig.fault.ToType;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.Interruption;
import org.posrig.run.outcome.Interruptions;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.KnownIssues;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunFacts;

/** An interrupted run that is gone on with: what it has come to, and what is left of it. */
final class GoneOn {

    private final KeptRun run;
    private final List<Interruption> interruptions;
    private final Map<Place, Outcome> outcomes = new LinkedHashMap<>();

    private GoneOn(KeptRun run, List<Interruption> interruptions) {
        this.run = run;
        this.interruptions = interruptions;
    }

    /**
     * Reads the run and closes the attempts that were cut short.
     *
     * @param now what the run would be made with now
     * @throws BadInput when the run is under way or has ended, or when one of its files has been changed since
     */
    static GoneOn of(Path folder, List<Outcome> planned, RunFacts now, KnownIssues known) {
        KeptRun run = KeptRun.read(folder);
        check(run, now);
        GoneOn on = new GoneOn(run, interruptions(run));
        Map<Place, Outcome> kept =
                run.outcomes().stream().collect(Collectors.toMap(Outcome::place, outcome -> outcome, (a, b) -> b));
        planned.forEach(outcome -> on.outcomes.put(
                outcome.place(),
                Optional.ofNullable(kept.get(outcome.place()))
                        .map(known::explained)
                        .map(on::closed)
                        .orElse(outcome)));
        return on;
    }

    /** What is told of it on the console. */
    String told() {
        long ended = outcomes.values().stream()
                .filter(outcome -> outcome.verdict().isPresent())
                .filter(outcome -> outcome.last().filter(Attempt::interrupted).isEmpty())
                .count();
        return "Going on with the run " + run.name() + ": " + ended + " of " + outcomes.size()
                + " scenarios had come to their end.";
    }

    KeptRun run() {
        return run;
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    /** Those that were under way when the run was cut short. */
    List<Outcome> cutShort() {
        return outcomes.values().stream()
                .filter(outcome -> outcome.last().filter(Attempt::interrupted).isPresent())
                .toList();
    }

    /** Whether a scenario is still to run: never begun, cut short by the end of the process, or red with a retry left. */
    boolean open(Place place, Retries retries) {
        Outcome outcome = outcomes.get(place);
        Optional<Attempt> attempt = outcome.last();
        if (attempt.filter(Attempt::interrupted).isPresent()) {
            return diedWith(attempt.get());
        }
        return attempt.isEmpty() || attempt.get().red() && retries.left(outcome);
    }

    private boolean diedWith(Attempt attempt) {
        return interruptions.stream()
                .filter(known -> known.at().equals(attempt.began()))
                .allMatch(known -> known.cause().equals(Interruption.DEATH));
    }

    private Outcome closed(Outcome outcome) {
        Interruption last = interruptions.getLast();
        return outcome.begun() ? outcome.cutShort(last.at(), last.sentence()) : outcome;
    }

    // Whoever watched the run has written down why it ended; if nobody did, it was a death.
    private static List<Interruption> interruptions(KeptRun run) {
        List<Interruption> known = new ArrayList<>(Interruptions.read(run.folder()));
        if (!Interruptions.tellOfAll(run.folder())) {
            Interruption death = new Interruption(
                    Instant.now(), Interruption.DEATH, "The run's process ended while this scenario ran.");
            Interruptions.append(run.folder(), death);
            known.add(death);
        }
        return known;
    }

    private static void check(KeptRun run, RunFacts now) {
        if (!run.state().equals("interrupted")) {
            throw new BadInput("The run " + run.name() + " "
                    + (run.state().equals("ended")
                            ? "has ended; '" + ToType.posrig("rerun") + "' runs what was not green."
                            : "is under way; wait for its end."));
        }
        List<String> changed = new ArrayList<>();
        changed(run.facts().files(), now.files()).forEach(changed::add);
        changed(run.facts().features(), now.features()).forEach(changed::add);
        if (!changed.isEmpty()) {
            throw new BadInput("The run " + run.name() + " cannot be gone on with: since it began "
                    + String.join(", ", changed) + (changed.size() == 1 ? " has" : " have")
                    + " been changed; begin a new run, or put them back.");
        }
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> now) {
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(now.keySet());
        all.removeIf(file -> Optional.ofNullable(before.get(file)).equals(Optional.ofNullable(now.get(file))));
        return all;
    }
}
