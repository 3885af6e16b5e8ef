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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.ProcessMark;
import org.posrig.fault.RigFault;
import org.posrig.timeline.WholeFile;

/**
 * The night of a bench, in {@code night.json} in the bench's state folder from its beginning until it has come to its end: what the next
 * start needs to know of one that was cut off. Held by one supervisor at a time; the operating system lets go of it when that dies.
 */
final class NightBook implements AutoCloseable {

    private static final String FILE = "night.json";

    /** Whether somebody wanted it to end before its time. */
    enum Wish {
        NONE,
        /** It was asked to end. */
        TO_END,
        /** It was asked to end, and has; people have been told. */
        GRANTED
    }

    /**
     * A night.
     *
     * @param plan the plan's file
     * @param run the folder of its run; empty before there is one
     * @param worker the process that runs it
     * @param until when it is to be over
     * @param seed of stages in a random order
     * @param boot of the machine, when this was written down; empty where it is not known
     */
    record Night(
            Path plan,
            Optional<Path> run,
            ProcessMark worker,
            Optional<Instant> until,
            long seed,
            Wish wish,
            String boot) {

        /** One that has yet to begin. */
        static Night of(Path plan, Optional<Path> goneOn, long seed) {
            return new Night(plan, goneOn, ProcessMark.NONE, Optional.empty(), seed, Wish.NONE, ProcessMark.boot());
        }

        Night at(Optional<Path> folder, ProcessMark process) {
            return new Night(plan, folder, process, until, seed, wish, boot);
        }

        Night until(Optional<Instant> end) {
            return new Night(plan, run, worker, end, seed, wish, boot);
        }

        Night with(Wish wanted) {
            return new Night(plan, run, worker, until, seed, wanted, boot);
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

    /**
     * The night of a plan that was cut off, on whatever bench; nothing is taken for that. Empty where there is none, or where it was asked to end and has.
     */
    static Optional<Night> cutOff(Path stateRoot, Path plan) {
        if (!Files.isDirectory(stateRoot)) {
            return Optional.empty();
        }
        try (Stream<Path> benches = Files.list(stateRoot)) {
            return benches.map(NightBook::read)
                    .flatMap(Optional::stream)
                    .filter(night -> night.plan().equals(plan))
                    .filter(night -> night.wish() != Wish.GRANTED)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The night that has not come to its end; empty where there is none that can be read. */
    Optional<Night> read() {
        return read(folder);
    }

    private static Optional<Night> read(Path folder) {
        try {
            JsonNode night = new ObjectMapper().readTree(folder.resolve(FILE).toFile());
            return Optional.of(new Night(
                    Path.of(night.path("plan").asText()),
                    Optional.ofNullable(night.get("run")).map(run -> Path.of(run.asText())),
                    new ProcessMark(
                            night.path("worker").asLong(),
                            night.path("worker-begun").asText()),
                    Optional.ofNullable(night.get("until")).map(until -> Instant.parse(until.asText())),
                    night.path("seed").asLong(),
                    Wish.valueOf(night.path("wish").asText("NONE")),
                    night.path("boot").asText()));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes it down; where that cannot be, as on a full disk, the night goes on without. @return whether it could */
    boolean write(Night night) {
        ObjectNode written = json.createObjectNode().put("plan", night.plan().toString());
        night.run().ifPresent(run -> written.put("run", run.toString()));
        written.put("supervisor", ProcessHandle.current().pid())
                .put("worker", night.worker().number())
                .put("worker-begun", night.worker().begun());
        night.until().ifPresent(until -> written.put("until", until.toString()));
        written.put("seed", night.seed()).put("wish", night.wish().name()).put("boot", night.boot());
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
