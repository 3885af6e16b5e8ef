package org.posrig.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.posrig.fault.BadInput;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.Outcome;

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
     * @param bench in place of the earlier run's
     * @param lanes in place of the earlier run's
     * @param retry in place of the earlier run's
     * @throws BadInput when a scenario is no longer there
     */
    public RunRequest request(
            Path home,
            Optional<Path> bench,
            OptionalInt lanes,
            OptionalInt retry,
            boolean verbose,
            Optional<Path> output,
            Reporting reporting) {
        CommandLine command = earlier.facts().command();
        return new RunRequest(
                home,
                List.of(new Stage(
                        "",
                        places(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Spread.POOL,
                        retry.orElse(command.retry()),
                        command.seed())),
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

    // A feature may have been written in since: a scenario is known by its name, and among rows of one name by its
    // line's nearness.
    private List<String> places() {
        List<String> places = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        Path here = Path.of("");
        for (Outcome outcome : earlier.notGreen()) {
            FeatureFile.parse(outcome.place().file()).scenarios().stream()
                    .filter(scenario -> scenario.name().equals(outcome.name()))
                    .min(java.util.Comparator.comparingInt(scenario ->
                            Math.abs(scenario.line() - outcome.place().line())))
                    .ifPresentOrElse(
                            scenario -> places.add(
                                    new org.posrig.run.outcome.Place(scenario.file(), scenario.line()).from(here)),
                            () -> gone.add(outcome.place() + ": the scenario '" + outcome.name() + "' of run "
                                    + earlier.name() + " is no longer there; run what took its place."));
        }
        if (!gone.isEmpty()) {
            throw new BadInput(gone);
        }
        return places;
    }
}
