package org.posrig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.run.FeatureRun;
import org.posrig.run.Rerun;
import org.posrig.run.RunRequest;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.KeptRuns;
import picocli.CommandLine;

/** {@code posrig rerun}. */
@CommandLine.Command(
        name = "rerun",
        description =
                "Runs what was not green in a kept run, the newest unless told otherwise: failed, broken, flaky, or never"
                        + " come to. Bench, lanes, seed, defects and retries are that run's unless given.",
        mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run's name or folder, such as 20261122-080729-957.")
    private @Nullable String run;

    @CommandLine.Option(names = "--bench", paramLabel = "FILE", description = "Another bench file.")
    private @Nullable Path bench;

    @CommandLine.Option(names = "--lanes", paramLabel = "N", description = "How many scenarios run at a time, or all.")
    private @Nullable String lanes;

    @CommandLine.Mixin
    private WhichTerminals terminals = new WhichTerminals();

    @CommandLine.Option(
            names = "--retry",
            paramLabel = "N",
            description = "How often a red scenario is tried again, 0 to 5.")
    private @Nullable Integer retry;

    @CommandLine.Option(names = "--verbose", description = "Tells every event as it happens.")
    private boolean verbose;

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where the runs' folders are; default reports/runs.")
    private @Nullable Path output;

    @CommandLine.Mixin
    private ReportingOptions reporting = new ReportingOptions();

    @CommandLine.Mixin
    private OwnerChoice owner = new OwnerChoice();

    @Override
    public Integer call() {
        KeptRuns runs = new KeptRuns(RunRequest.runsFolder(Posrig.home(), Optional.ofNullable(output)));
        KeptRun earlier = runs.find(Optional.ofNullable(run));
        Rerun again = new Rerun(earlier);
        if (!again.needed()) {
            System.out.println("Nothing of run " + earlier.name() + " is left to run again: all of it was green.");
            return 0;
        }
        RunRequest request = again.request(
                Posrig.home(),
                terminals.choice(),
                Optional.ofNullable(bench),
                lanes == null ? OptionalInt.empty() : OptionalInt.of(WhichTerminals.lanes(lanes)),
                retries(),
                verbose,
                Optional.ofNullable(output),
                reporting.reporting());
        return new FeatureRun(request, System.out).as(owner.owner()).execute();
    }

    private OptionalInt retries() {
        if (retry == null) {
            return OptionalInt.empty();
        }
        if (retry < 0 || retry > 5) {
            throw new BadInput("--retry must be 0 to 5, not " + retry + ".");
        }
        return OptionalInt.of(retry);
    }
}
