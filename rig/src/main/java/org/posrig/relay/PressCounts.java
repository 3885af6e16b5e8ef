package org.posrig.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.posrig.fault.RigFault;
import org.posrig.timeline.WholeFile;

/**
 * How often each relay has closed, kept on disk from run to run. A count is on disk within a second, as a whole file that takes the place of
 * the one before, so that neither kill -9 nor a power cut leaves half a file.
 *
 * <p>A press of a secret entry is not counted for its own relay: from what one scenario adds to ten digits' counts its PIN could be read but
 * for the order. It is counted for the digits of its terminal together, so that the file tells how many digits were typed and no more, at
 * any moment and with any other file beside it. What a relay has closed at most is known from it, which is what its life is measured by.
 */
public final class PressCounts implements AutoCloseable {

    /**
     * Closings that a relay is good for where nobody says otherwise: the mechanical life of common relays, 10⁷ by the data sheet of the Songle SRD
     * series, at 10⁵ under full load. A keypad's contact carries microamperes, which is no load.
     */
    public static final long RATED_LIFE = 10_000_000;

    /**
     * What one relay has closed.
     *
     * @param presses closings that are known to be its own
     * @param secret closings of secret entries that may have been its own or another digit's of its terminal
     */
    public record Count(String board, String channel, long presses, long secret) {

        /** The share of a relay's life that is used up at most; above 1 beyond its rated life. */
        public double lifeUsed(long ratedLife) {
            return (double) (presses + secret) / ratedLife;
        }
    }

    /** The file as it is written: by board, by channel; secret presses by board, by terminal. */
    record Kept(Map<String, Map<String, Long>> presses, Map<String, Map<String, Secret>> secret) {}

    record Secret(long presses, Set<String> channels) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> file;
    private final Kept kept;
    private final Optional<ScheduledExecutorService> writing;
    private boolean changed;

    private PressCounts(Optional<Path> file, Kept kept) {
        this.file = file;
        this.kept = kept;
        this.writing = file.map(path -> Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("press-counts").factory()));
        writing.ifPresent(thread -> thread.scheduleWithFixedDelay(this::writeQuietly, 500, 500, TimeUnit.MILLISECONDS));
    }

    /**
     * Goes on with the counts of a file, or begins one.
     *
     * @throws RigFault when it cannot be read
     */
    public static PressCounts in(Path file) {
        return new PressCounts(Optional.of(file), read(file));
    }

    /** Counts that are forgotten. */
    public static PressCounts unkept() {
        return new PressCounts(Optional.empty(), new Kept(new TreeMap<>(), new TreeMap<>()));
    }

    /**
     * What a file tells of each relay that has closed, by board and channel; nothing where there is no file.
     *
     * @throws RigFault when it cannot be read
     */
    public static List<Count> of(Path file) {
        Kept kept = read(file);
        Set<String> boards = new TreeSet<>(kept.presses().keySet());
        boards.addAll(kept.secret().keySet());
        List<Count> counts = new ArrayList<>();
        for (String board : boards) {
            Map<String, Long> own = kept.presses().getOrDefault(board, Map.of());
            Map<String, Long> secret = new TreeMap<>();
            kept.secret()
                    .getOrDefault(board, Map.of())
                    .values()
                    .forEach(digits ->
                            digits.channels().forEach(channel -> secret.merge(channel, digits.presses(), Long::sum)));
            Set<String> channels = new TreeSet<>(own.keySet());
            channels.addAll(secret.keySet());
            channels.forEach(channel -> counts.add(
                    new Count(board, channel, own.getOrDefault(channel, 0L), secret.getOrDefault(channel, 0L))));
        }
        return counts;
    }

    /** A relay closes once more. */
    public synchronized void pressed(String board, String channel) {
        kept.presses().computeIfAbsent(board, unused -> new TreeMap<>()).merge(channel, 1L, Long::sum);
        changed = true;
    }

    /**
     * One of a terminal's digits closes once more, and nobody shall know which.
     *
     * @param digits the channels of all its digits
     */
    public synchronized void pressedInSecret(String board, String terminal, Set<String> digits) {
        kept.secret()
                .computeIfAbsent(board, unused -> new TreeMap<>())
                .merge(
                        terminal,
                        new Secret(1, new TreeSet<>(digits)),
                        (before, more) -> new Secret(before.presses() + 1, more.channels()));
        changed = true;
    }

    /** Writes what has not been written yet. @throws RigFault when it cannot be */
    @Override
    public void close() {
        writing.ifPresent(ScheduledExecutorService::shutdownNow);
        write();
    }

    // Counting must not break a scenario: what the disk refuses now it is given again half a second later, and at the
    // end.
    private void writeQuietly() {
        try {
            write();
        } catch (RigFault e) {
            changed = true;
        }
    }

    private synchronized void write() {
        if (!changed || file.isEmpty()) {
            return;
        }
        Path path = file.get();
        try {
            WholeFile.write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
            changed = false;
        } catch (IOException e) {
            throw fault(path, "cannot be written", e);
        }
    }

    private static Kept read(Path file) {
        if (!Files.exists(file)) {
            return new Kept(new TreeMap<>(), new TreeMap<>());
        }
        try {
            Kept read = JSON.readValue(Files.readAllBytes(file), Kept.class);
            return new Kept(new TreeMap<>(read.presses()), new TreeMap<>(read.secret()));
        } catch (JsonProcessingException e) {
            throw fault(file, "is not what the rig has written", e);
        } catch (IOException | NullPointerException e) {
            throw fault(file, "cannot be read", e);
        }
    }

    private static RigFault fault(Path file, String what, Exception cause) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The file " + file + ", which counts the presses of each relay, " + what + ".",
                "See to the disk; where the file is broken, take it away, and counting begins anew.",
                cause);
    }
}
