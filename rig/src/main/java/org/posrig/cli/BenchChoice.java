package org.posrig.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code --bench FILE}, for commands that look after a bench. */
final class BenchChoice {

    @CommandLine.Option(
            names = "--bench",
            paramLabel = "FILE",
            description = "The bench; default fixtures/benches/stand-in.yaml.")
    private @Nullable Path bench;

    Path file() {
        return bench == null ? Posrig.home().resolve("fixtures/benches/stand-in.yaml") : bench;
    }
}
