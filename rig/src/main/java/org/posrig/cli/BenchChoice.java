package org.posrig.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.UsualBench;
import picocli.CommandLine;

/** {@code --bench FILE}, for commands that look after a bench. */
final class BenchChoice {

    @CommandLine.Option(
            names = "--bench",
            paramLabel = "FILE",
            description =
                    "The bench; default: bench.yaml of the configuration where posrig is installed and has one, otherwise fixtures/benches/stand-in.yaml.")
    private @Nullable Path bench;

    Path file() {
        return bench == null ? UsualBench.file(Posrig.home()) : bench;
    }
}
