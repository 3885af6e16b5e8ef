package org.posrig.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.UsualBench;
import org.posrig.relay.guard.Outcome;
import org.posrig.run.RunRequest;
import picocli.CommandLine;

/** {@code posrig safe}. */
@CommandLine.Command(
        name = "safe",
        description =
                "Opens every contact of every relay board of a bench, as the guard does when a run is killed. Exit codes: 0 all are open, 3 a board did not obey, 2 usage or files.",
        mixinStandardHelpOptions = true)
final class SafeCommand implements Callable<Integer> {

    private static final int ALL_OPEN = 0;
    private static final int NOT_ALL_OPEN = 3;

    @CommandLine.Option(
            names = "--bench",
            paramLabel = "FILE",
            description =
                    "The bench file; default: bench.yaml of the configuration where posrig is installed and has one, otherwise fixtures/benches/stand-in.yaml.")
    private @Nullable Path bench;

    @CommandLine.Option(
            names = "--force",
            description = "Even while a run holds the bench; its scenarios will not survive it.")
    private boolean force;

    @Override
    public Integer call() {
        Path file = bench == null ? UsualBench.file(Posrig.home()) : bench;
        List<Outcome> outcomes = BenchOpener.check(file).openContacts(RunRequest.stateFolder(Posrig.home()), force);
        int width = outcomes.stream()
                .mapToInt(outcome -> outcome.board().length())
                .max()
                .orElse(1);
        for (Outcome outcome : outcomes) {
            System.out.printf(
                    "%s  %-" + width + "s  %s: %s%n",
                    outcome.open() ? "ok  " : "FAIL",
                    outcome.board(),
                    outcome.kind(),
                    outcome.told());
        }
        return outcomes.stream().allMatch(Outcome::open) ? ALL_OPEN : NOT_ALL_OPEN;
    }
}
