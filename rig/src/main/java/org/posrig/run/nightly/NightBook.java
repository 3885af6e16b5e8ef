package org.posrig.run.nightly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;
import org.posrig.timeline.WholeFile;

/**
 * The night of a bench, in {@code night.json} in the bench's state folder from its beginning until it has come to its end: what the next
 * start needs to know of one that was cut off. Held by one supervisor at a time; the operating system lets go of it when that dies.
 */
final class NightBook implements AutoCloseable {

    private static final String FILE = "night.json";

    /**
     * A night.
     *
     * @param plan the plan's file
     * @param run the folder of its run; empty before there is one
     * @param worker the number of the process that runs it, 0 for none
     * @param until when it is to be over
     * @param seed of stages in a random order
     */
    record Night(Path plan, Optional<Path> run, long worker, Optional<Instant> until, long seed) {

        Night at(Optional<Path> folder, long process) {
            return new Night(plan, folder, process, until, seed);
        }

        Night until(Optional<Instant> end) {
            return new Night(plan, run, worker, end, seed);
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;
    private final FileChannel channel;

    private NightBook(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws RigFault when another supervisor has it, or when it cannot be kept */
    static NightBook take(Path stateRoot, String bench) {
        Path folder = stateRoot.resolve(bench);
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("night.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new RigFault(
                        RigFault.Cause.TERMINAL_UNREACHABLE,
                        "A night is under way on the bench " + bench + " already.",
                        "Wait until it has ended, or end it with SIGTERM.");
            }
            return new NightBook(folder, channel);
        } catch (IOException e) {
            throw fault(folder, e);
        }
    }

    /** The night that has not come to its end; empty where there is none that can be read. */
    Optional<Night> read() {
        try {
            JsonNode night = json.readTree(folder.resolve(FILE).toFile());
            return Optional.of(new Night(
                    Path.of(night.path("plan").asText()),
                    Optional.ofNullable(night.get("run")).map(run -> Path.of(run.asText())),
                    night.path("worker").asLong(),
                    Optional.ofNullable(night.get("until")).map(until -> Instant.parse(until.asText())),
                    night.path("seed").asLong()));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes it down; where that cannot be, as on a full disk, the night goes on without. @return whether it could */
    boolean write(Night night) {
        ObjectNode written = json.createObjectNode().put("plan", night.plan().toString());
        night.run().ifPresent(run -> written.put("run", run.toString()));
        written.put("supervisor", ProcessHandle.current().pid()).put("worker", night.worker());
        night.until().ifPresent(until -> written.put("until", until.toString()));
        written.put("seed", night.seed());
        try {
            WholeFile.write(
                    folder.resolve(FILE), json.writerWithDefaultPrettyPrinter().writeValueAsBytes(written));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The night has come to its end. */
    void clear() {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            // It is found again at the next start, which sees that its run has ended.
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process in any case.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static RigFault fault(Path folder, IOException e) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The bench's state folder " + folder + " cannot be used (" + e.getMessage() + ").",
                "See to its permissions and to the disk.",
                e);
    }
}
