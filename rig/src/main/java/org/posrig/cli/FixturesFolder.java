package org.posrig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posrig.fault.BadInput;

/**
 * A user's own fixtures outside the repository, laid out like its {@code fixtures/}: {@code benches/} with a bench file, and beside it
 * what that file names (cards, hosts, keys, operators, profiles); {@code features/} too.
 */
record FixturesFolder(Path folder) {

    /** @throws BadInput when there is no such folder */
    static FixturesFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInput(folder + ": there is no such folder; check the path.");
        }
        return new FixturesFolder(folder);
    }

    /**
     * Its only bench file.
     *
     * @throws BadInput when there is none, or more than one
     */
    Path bench() {
        Path benches = folder.resolve("benches");
        List<Path> found = yaml(benches);
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new BadInput(benches + ": "
                + (found.isEmpty()
                        ? "there is no bench file; copy fixtures/benches/stand-in.yaml there, or name one with --bench."
                        : "there are " + found.size() + " bench files; say which with --bench."));
    }

    /** Its folder of features, if it has one. */
    Optional<Path> features() {
        return Optional.of(folder.resolve("features")).filter(Files::isDirectory);
    }

    private static List<Path> yaml(Path benches) {
        if (!Files.isDirectory(benches)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(benches)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInput(
                    benches + ": the folder cannot be read (" + e.getMessage() + "); check its permissions.");
        }
    }
}
