package org.posrig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.UsualBench;
import org.posrig.fault.BadInput;
import org.posrig.run.RunRequest;
import org.posrig.yaml.Nearest;
import picocli.CommandLine;

/**
 * {@code --bench FILE|NAME}, for commands that look at what a bench remembers: its file need not be at hand, nor free of mistakes, where the
 * state folder knows its name.
 */
final class BenchNamed {

    @CommandLine.Option(
            names = "--bench",
            paramLabel = "FILE|NAME",
            description =
                    "The bench, by its file or by its name; default: bench.yaml of the configuration where posrig is installed and has one, otherwise fixtures/benches/stand-in.yaml.")
    private @Nullable String bench;

    /** The bench that was asked for, else the default one. */
    String name() {
        return asked().orElseGet(() -> usual().name());
    }

    /**
     * The bench that was asked for; empty where none was.
     *
     * @throws BadInput when there is neither a file nor a bench of that name
     */
    Optional<String> asked() {
        return of(bench);
    }

    /** The name of a bench by its file or its name; empty where none was asked for. */
    static Optional<String> of(@Nullable String bench) {
        return Optional.ofNullable(bench)
                .map(asked -> known().contains(asked)
                        ? asked
                        : Files.isRegularFile(Path.of(asked))
                                ? read(Path.of(asked)).name()
                                : unknown(asked));
    }

    /** The bench file, where one was asked for by its path or none was asked for at all. */
    Optional<BenchFile> file() {
        return bench == null
                ? Optional.of(usual())
                : Optional.of(Path.of(bench)).filter(Files::isRegularFile).map(BenchNamed::read);
    }

    /** The benches that the state folder knows, by their names. */
    static List<String> known() {
        Path state = RunRequest.stateFolder(Posrig.home());
        if (!Files.isDirectory(state)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(state)) {
            return folders.filter(folder ->
                            Files.exists(folder.resolve("lock")) || Files.exists(folder.resolve("lease.lock")))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInput(state + ": the folder cannot be read (" + e.getMessage() + "); check its permissions.");
        }
    }

    private static BenchFile usual() {
        return read(UsualBench.file(Posrig.home()));
    }

    private static BenchFile read(Path file) {
        return BenchOpener.check(file).file();
    }

    private static String unknown(String asked) {
        List<String> known = known();
        throw new BadInput("--bench: '" + asked + "' is neither a bench file nor a bench that has been used here"
                + Nearest.to(asked, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(
                                known.isEmpty()
                                        ? "; name its file."
                                        : "; known are " + String.join(", ", known) + "."));
    }
}
