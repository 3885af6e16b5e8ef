package org.posrig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.posrig.fault.RigFault;

/** A temporary folder for what a bench writes while a command uses it by hand; gone when closed. */
record WorkFolder(Path path) implements AutoCloseable {

    static WorkFolder make() {
        try {
            return new WorkFolder(Files.createTempDirectory("posrig-by-hand"));
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
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left of a temporary folder harms nobody.
        }
    }
}
