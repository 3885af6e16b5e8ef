package org.posrig.run.nightly;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.run.outcome.KeptRun;

/**
 * Whether something happens in a run: its timeline grows. How long it may stand still goes by what the run is at; a wait that the rig has announced
 * on the timeline (a terminal's pace, a restart hour) is added. Measured on a clock that nobody moves.
 */
final class HangWatch {

    /** Opening a bench takes as long as its slowest guard and terminal, whatever the plan's limit is. */
    private static final Duration OPENING = Duration.ofMinutes(3);
    /** The same for writing what is written when the last scenario has ended. */
    private static final Duration CLOSING = Duration.ofMinutes(5);

    private static final Pattern ANNOUNCED =
            Pattern.compile("(?:the next one waits for|nothing begins on it for) (\\d{1,6}(?:\\.\\d+)?) s\\.");
    private static final String TIMELINES = "timeline*.jsonl";
    private static final int TAIL = 16_384;

    private final Duration limit;
    private final LongSupplier nanos;
    private Optional<Path> folder = Optional.empty();
    private long size;
    private long grewAt;
    private long told;

    /** @param nanos a clock that only goes forward, in nanoseconds */
    HangWatch(Duration limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.grewAt = nanos.getAsLong();
    }

    /** A worker has been started: what the folder holds already is not its doing. */
    void begin(Optional<Path> run) {
        folder = run;
        size = run.map(HangWatch::size).orElse(0L);
        told = run.map(HangWatch::scenarios).orElse(0L);
        grewAt = nanos.getAsLong();
    }

    /** The run's folder has been found. */
    void in(Path run) {
        folder = Optional.of(run);
    }

    /** Looks. @return whether something has happened since the last look */
    boolean look() {
        long now = folder.map(HangWatch::size).orElse(0L);
        if (now == size) {
            return false;
        }
        size = now;
        grewAt = nanos.getAsLong();
        return true;
    }

    /** How long nothing has happened. */
    Duration still() {
        return Duration.ofNanos(nanos.getAsLong() - grewAt);
    }

    /** Whether that is too long. */
    boolean tooLong() {
        Duration still = still();
        return still.compareTo(limit) > 0 && still.compareTo(allowed()) > 0;
    }

    /** How long it may stand still from now on at the most, whatever it is at. */
    Duration patience() {
        return longer(CLOSING, limit.plus(announced()));
    }

    // Asked only when nothing has happened for the plan's limit: it reads files.
    private Duration allowed() {
        if (folder.map(HangWatch::scenarios).orElse(0L) <= told) {
            return longer(limit, OPENING);
        }
        return underWay() ? limit.plus(announced()) : longer(limit, CLOSING);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private boolean underWay() {
        try {
            return KeptRun.read(folder.orElseThrow()).outcomes().stream()
                    .anyMatch(outcome -> outcome.begun() || outcome.attempts().isEmpty());
        } catch (BadInput e) {
            return true;
        }
    }

    private Duration announced() {
        Duration longest = Duration.ZERO;
        for (Path file : folder.map(run -> files(run, TIMELINES)).orElse(List.of())) {
            Matcher wait = ANNOUNCED.matcher(tail(file));
            while (wait.find()) {
                Duration told = Duration.ofMillis((long) (Double.parseDouble(wait.group(1)) * 1000));
                longest = told.compareTo(longest) > 0 ? told : longest;
            }
        }
        return longest;
    }

    private static String tail(Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            byte[] bytes = new byte[TAIL];
            int read = Math.max(0, file.read(bytes));
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static long size(Path run) {
        return bytes(files(run, TIMELINES)) + scenarios(run);
    }

    // A line is added there when a scenario begins and when it ends, and not before.
    private static long scenarios(Path run) {
        return bytes(files(run, "scenarios*.jsonl"));
    }

    private static long bytes(List<Path> files) {
        return files.stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private static List<Path> files(Path run, String names) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run, names)) {
            files.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            return found;
        }
        return found;
    }
}
