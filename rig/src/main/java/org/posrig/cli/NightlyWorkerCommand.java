package org.posrig.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.run.nightly.NightWork;
import picocli.CommandLine;

/** The process that runs a night; {@code posrig nightly} starts and watches it. */
@CommandLine.Command(name = "nightly-worker", hidden = true, description = "Started by posrig nightly.")
final class NightlyWorkerCommand implements Callable<Integer> {

    @CommandLine.Option(names = "--plan", required = true)
    private Path plan = Path.of("");

    @CommandLine.Option(names = "--seed", required = true)
    private long seed;

    @CommandLine.Option(names = "--until")
    private @Nullable Instant until;

    @CommandLine.Option(names = "--keep-end")
    private boolean keepEnd;

    @CommandLine.Option(names = "--go-on")
    private @Nullable Path goOn;

    @CommandLine.Option(names = "--output-dir")
    private @Nullable Path output;

    @Override
    public Integer call() {
        return new NightWork(Posrig.home(), plan, Optional.ofNullable(output), System.out)
                .run(System.in, seed, Optional.ofNullable(until), keepEnd, Optional.ofNullable(goOn));
    }
}
