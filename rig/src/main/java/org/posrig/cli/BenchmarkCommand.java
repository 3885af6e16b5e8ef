package org.posrig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.posrig.fault.BadInput;
import org.posrig.host.benchmark.HostBenchmark;
import picocli.CommandLine;

/** {@code posrig benchmark}: figures of the rig's own speed. */
@CommandLine.Command(
        name = "benchmark",
        description = "Measures how fast a part of the rig is on this machine.",
        mixinStandardHelpOptions = true)
final class BenchmarkCommand {

    private static final int LEAST = 100;
    private static final int MOST = 1_000_000;

    @CommandLine.Command(
            name = "host",
            description =
                    "Measures the acquirer: full sales beside a bare jPOS echo, lateness of delays, memory over many sales.",
            mixinStandardHelpOptions = true)
    int host(
            @CommandLine.Option(
                            names = "--sales",
                            paramLabel = "N",
                            defaultValue = "20000",
                            description = "How many sales the memory is watched over; default 20000.")
                    int sales)
            throws IOException {
        if (sales < LEAST || sales > MOST) {
            throw new BadInput("--sales must be " + LEAST + " to " + MOST + ", not " + sales + ".");
        }
        Path folder = Files.createTempDirectory("posrig-benchmark");
        try {
            new HostBenchmark(System.out, folder, Posrig.home().resolve("fixtures/cards")).run(sales);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> innermostFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : innermostFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
