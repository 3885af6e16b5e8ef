package org.posrig.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.posrig.fault.RigFault;

/** A folder for as long as somebody works in it, under a short path; gone when closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    /** @throws RigFault when there is no room for it */
    public static TemporaryFolder make() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("posrig"));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "No temporary folder can be made (" + e.getMessage() + ").",
                    "See that the disk has room.",
                    e);
        }
    }

    @Override
    public void close() {
        // Processes that are about to end remove things of theirs at the same time, and what vanishes stops a walk.
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
            empty();
        }
    }

    private void empty() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left of a temporary folder harms nobody.
        }
    }
}
