package org.posrig.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.posrig.fault.BadInput;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;

/** Asks for what was not green in an earlier run, as that run was asked for unless told otherwise. */
public final class Rerun {

    private final KeptRun earlier;

    public Rerun(KeptRun earlier) {
        this.earlier = earlier;
    }

    /** Whether there is anything to run. */
    public boolean needed() {
        return !earlier.notGreen().isEmpty();
    }

    /**
     * The request.
     *
     * @param choice of terminals, in place of the earlier run's where anything is chosen
     * @param bench in place of the earlier run's
     * @param lanes in place of the earlier run's
     * @param retry in place of the earlier run's
     * @throws BadInput when a scenario is no longer there
     */
    public RunRequest request(
            Path home,
            Choice choice,
            Optional<Path> bench,
            OptionalInt lanes,
            OptionalInt retry,
            boolean verbose,
            Optional<Path> output,
            Reporting reporting) {
        CommandLine command = earlier.facts().command();
        return new RunRequest(
                home,
                stages(choice, bench.isEmpty(), retry),
                bench.or(command::bench),
                lanes.orElse(command.lanes()),
                command.defects(),
                false,
                TraceChoice.FAILED,
                output,
                verbose,
                reporting,
                Optional.empty(),
                Optional.empty(),
                true);
    }

    // What ran once on each model runs again on the models on which it was not green.
    private List<Stage> stages(Choice choice, boolean sameBench, OptionalInt retry) {
        List<Stage> asked = earlier.facts().command().stages();
        Stage first = asked.getFirst();
        OptionalLong seed = asked.size() == 1 ? first.seed() : OptionalLong.empty();
        int retries = retry.orElse(asked.stream().mapToInt(Stage::retry).max().orElse(0));
        Map<Optional<String>, List<String>> places = places();
        if (!choice.isNone()) {
            List<String> all =
                    places.values().stream().flatMap(List::stream).distinct().toList();
            return List.of(choice.stage(all, Optional.empty(), retries, seed));
        }
        boolean one = sameBench && asked.size() == 1;
        return places.entrySet().stream()
                .map(entry -> new Stage(
                        "",
                        entry.getValue(),
                        Optional.empty(),
                        one ? first.terminals() : List.of(),
                        entry.getKey().map(List::of).orElse(one ? first.models() : List.of()),
                        entry.getKey().isPresent() ? Spread.MATRIX : Spread.POOL,
                        retries,
                        seed))
                .toList();
    }

    // A feature may have been written in since: a scenario is known by its name, and among rows of one name by its
    // line's nearness.
    private Map<Optional<String>, List<String>> places() {
        Map<Optional<String>, List<String>> places = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        Path here = Path.of("");
        for (Outcome outcome : earlier.notGreen()) {
            FeatureFile.parse(outcome.place().file()).scenarios().stream()
                    .filter(scenario -> scenario.name().equals(outcome.name()))
                    .min(java.util.Comparator.comparingInt(scenario ->
                            Math.abs(scenario.line() - outcome.place().line())))
                    .ifPresentOrElse(
                            scenario -> places.computeIfAbsent(outcome.place().model(), unused -> new ArrayList<>())
                                    .add(new Place(scenario.file(), scenario.line()).from(here)),
                            () -> gone.add(outcome.place() + ": the scenario '" + outcome.name() + "' of run "
                                    + earlier.name() + " is no longer there; run what took its place."));
        }
        if (!gone.isEmpty()) {
            throw new BadInput(gone);
        }
        return places;
    }
}
