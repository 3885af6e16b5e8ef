package org.posrig.run.report;

import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.posrig.fault.RigFault;

/**
 * The folder of a run's Allure results. A file is in it whole or not at all, whenever the process or the power ends. Every method
 * tells by a {@link RigFault} that it cannot write.
 */
final class ResultsFolder {

    private final Path results;
    private final Path partly;
    private final FileSystemResultsWriter writer;

    ResultsFolder(Path run) {
        this.results = run.resolve("results");
        // On the same file system, so that a finished file can be moved in one go.
        this.partly = run.resolve("results.part");
        this.writer = new FileSystemResultsWriter(partly);
    }

    Path path() {
        return results;
    }

    void write(TestResult result) {
        put(result.getUuid() + "-result.json", () -> writer.write(result));
    }

    void write(TestResultContainer container) {
        put(container.getUuid() + "-container.json", () -> writer.write(container));
    }

    void write(String name, InputStream attachment) {
        put(name, () -> writer.write(name, attachment));
    }

    /** Removes what was written in part. */
    void close() {
        try {
            Files.deleteIfExists(partly);
        } catch (IOException e) {
            // What a kill has left there harms nobody.
        }
    }

    private void put(String name, Runnable write) {
        Path part = partly.resolve(name);
        try {
            write.run();
            // A file that is moved before it is on the disk is an empty one after a power cut.
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.createDirectories(results);
            Files.move(part, results.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (AllureResultsWriteException e) {
            throw unwritable(Optional.<Throwable>ofNullable(e.getCause()).orElse(e));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private RigFault unwritable(Throwable e) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The results cannot be written to " + results + " (" + e.getMessage() + ").",
                "See to the disk and its permissions.",
                e);
    }
}
