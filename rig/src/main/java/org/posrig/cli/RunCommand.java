package org.posrig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.run.FeatureRun;
import org.posrig.run.RunRequest;
import picocli.CommandLine;

/** {@code posrig run}. */
@CommandLine.Command(
        name = "run",
        description =
                "Runs features on a bench and makes the report; all features on the stand-in bench unless told otherwise.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @CommandLine.Parameters(
            paramLabel = "FEATURE[:LINE]",
            description = "Feature files or folders; with a line, the scenario there.")
    private List<String> features = new ArrayList<>();

    @CommandLine.Option(
            names = "--tags",
            paramLabel = "EXPR",
            description = "Only scenarios whose tags fit, such as '@A2 and not @zh'.")
    private @Nullable String tags;

    @CommandLine.Option(
            names = "--bench",
            paramLabel = "FILE",
            description = "The bench file; default fixtures/benches/stand-in.yaml.")
    private @Nullable Path bench;

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
            names = "--fail-fast",
            description = "The first scenario that fails or is broken is the last; what is left is skipped.")
    private boolean failFast;

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where the run's folder is made; default reports/runs.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        if (lanes < 1) {
            throw new BadInput("--lanes must be 1 or more, not " + lanes + ".");
        }
        RunRequest request = new RunRequest(
                Posrig.home(),
                features,
                Optional.ofNullable(tags),
                Optional.ofNullable(bench),
                lanes,
                defects,
                failFast,
                Optional.ofNullable(output));
        return new FeatureRun(request, System.out).execute();
    }
}
