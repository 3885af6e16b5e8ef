package org.posrig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.run.FeatureRun;
import org.posrig.run.RunPlan;
import org.posrig.run.RunRequest;
import org.posrig.run.Spread;
import org.posrig.run.Stage;
import org.posrig.run.TraceChoice;
import org.posrig.run.Watch;
import picocli.CommandLine;

/** {@code posrig run}. */
@CommandLine.Command(
        name = "run",
        description =
                "Runs features on a bench and makes the report; all features on the stand-in bench unless told otherwise.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private WhatToRun what = new WhatToRun();

    @CommandLine.Option(
            names = "--tags",
            paramLabel = "EXPR",
            description = "Only scenarios whose tags fit, such as '@A2 and not @zh'.")
    private @Nullable String tags;

    @CommandLine.Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many scenarios run at a time, each on terminals of its own; default 1.")
    private int lanes;

    @CommandLine.Option(
            names = "--defect",
            paramLabel = "NAME",
            description =
                    "A fault to switch on in the stand-ins' firmware, to see which feature finds it; may be repeated.")
    private List<String> defects = new ArrayList<>();

    @CommandLine.Option(
            names = "--seed",
            paramLabel = "N",
            description = "Scenarios run in a random order, the same one for the same number.")
    private @Nullable Long seed;

    @CommandLine.Option(
            names = "--fail-fast",
            description = "The first scenario that fails or is broken is the last; what is left is skipped.")
    private boolean failFast;

    @CommandLine.Option(
            names = "--trace",
            paramLabel = "WHICH",
            defaultValue = "failed",
            description = "Which scenarios get a trace: failed (and broken), all or none; default failed.")
    private TraceChoice traces = TraceChoice.FAILED;

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where the run's folder is made; default reports/runs.")
    private @Nullable Path output;

    @CommandLine.Option(
            names = "--plan",
            description = "Only tells what would run, on which terminals, and what would be skipped and why.")
    private boolean plan;

    @CommandLine.Option(
            names = "--watch",
            description = "Runs again whenever a feature or a file of the bench is saved. Ends with Ctrl-C.")
    private boolean watch;

    @CommandLine.Option(
            names = "--retry",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "A scenario that is red is tried again up to N times, 0 to 5, and is flaky if it passes then; a tag"
                            + " @retry:N says it for one scenario. Default 0.")
    private int retry;

    @CommandLine.Option(names = "--verbose", description = "Tells every event as it happens.")
    private boolean verbose;

    @CommandLine.Mixin
    private ReportingOptions reporting = new ReportingOptions();

    @Override
    public Integer call() {
        if (retry < 0 || retry > 5) {
            throw new BadInput("--retry must be 0 to 5, not " + retry + ".");
        }
        if (lanes < 1) {
            throw new BadInput("--lanes must be 1 or more, not " + lanes + ".");
        }
        if (plan && watch) {
            throw new BadInput("--plan touches nothing and --watch runs: choose one.");
        }
        RunRequest request = new RunRequest(
                Posrig.home(),
                List.of(new Stage(
                        "",
                        what.features(),
                        Optional.ofNullable(tags),
                        List.of(),
                        List.of(),
                        Spread.POOL,
                        retry,
                        seed == null ? OptionalLong.empty() : OptionalLong.of(seed))),
                what.bench(),
                lanes,
                defects,
                failFast,
                traces,
                Optional.ofNullable(output),
                verbose,
                reporting.reporting(),
                Optional.empty(),
                Optional.empty(),
                true);
        if (plan) {
            return new RunPlan(request).tell(System.out);
        }
        if (watch) {
            return new Watch(request, System.out, System.err).untilInterrupted();
        }
        return new FeatureRun(request, System.out).execute();
    }
}
