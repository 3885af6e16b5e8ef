package org.posrig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.run.KeptTraces;
import picocli.CommandLine;

/** {@code posrig trace}. */
@CommandLine.Command(
        name = "trace",
        description =
                "Makes the trace of a scenario of a kept run, also of one that was killed, from the run's timeline.",
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {

    @CommandLine.Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "The run's folder, or its name in reports/runs.")
    private Path run = Path.of("");

    @CommandLine.Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FEATURE[:LINE]",
            description = "Whose traces; without it all that did not pass.")
    private @Nullable String scenario;

    @Override
    public Integer call() {
        new KeptTraces(Posrig.home(), System.out).make(run, Optional.ofNullable(scenario));
        return 0;
    }
}
