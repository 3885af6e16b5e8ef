package org.posrig.host.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.LineFile;
import org.posrig.timeline.Timeline;

/**
 * Keeps every message on disk as JSON lines, as it happens and already masked: {@code at} (UTC), {@code lane}, {@code connection},
 * {@code terminal}, {@code direction} (request or reply), {@code message} (one readable line) and {@code fields} by number with name and
 * value; remarks of the acquirer stand between them as {@code note}, all in the order of the timeline.
 *
 * <p>Lines are written by a thread of their own, several at once when much happens. A line is with the operating system, and so
 * survives the end of this process by kill -9, a few milliseconds after its message; when the writer falls 4096 lines behind, messages
 * wait for it. It is forced to the disk within a second, so a power cut loses no more than that. After {@link #close} all is there.
 */
public final class JournalFile implements AutoCloseable {

    private final JournalLines lines = new JournalLines();
    private final JournalQueue queue = new JournalQueue();
    private final Instant began;
    private final LineFile file;
    private final Thread writer;
    private final Timeline.Subscription subscription;
    private volatile @Nullable IOException failure;

    private JournalFile(Timeline timeline, LineFile file) {
        this.file = file;
        // The wall clock is asked once: times in the file never go back, whatever it does.
        this.began = Instant.now().minus(timeline.now()).truncatedTo(ChronoUnit.MICROS);
        this.writer = Thread.ofPlatform().daemon().name("posrig-journal").start(this::write);
        this.subscription = timeline.subscribe(this::take);
    }

    /**
     * Begins a file, or goes on with one.
     *
     * @throws RigFault when it cannot be written
     */
    public static JournalFile keep(Timeline timeline, Path path) {
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            return new JournalFile(timeline, new LineFile(path));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The acquirer's journal " + path + " cannot be written: " + e.getMessage() + ".",
                    "Free disk space or correct the folder's permissions.",
                    e);
        }
    }

    @Override
    public void close() {
        subscription.close();
        queue.close();
        try {
            writer.join();
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // What was written is with the operating system.
        }
    }

    // Called by the timeline, one event after the other.
    private void take(Event event) {
        IOException refused = failure;
        if (refused != null) {
            throw new UncheckedIOException("The acquirer's journal cannot be written; free disk space.", refused);
        }
        if (event.what() instanceof Happening.HostMessage || event.what() instanceof Happening.Note) {
            queue.put(event);
        }
    }

    private void write() {
        try {
            for (List<Event> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                append(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(List<Event> batch) {
        lines.clear();
        for (Event event : batch) {
            describe(event);
        }
        try {
            file.append(lines.written());
            failure = null;
        } catch (IOException e) {
            failure = e;
        }
    }

    private void describe(Event event) {
        lines.begin().pair("at", began.plus(micros(event.at())).toString()).pair("lane", event.lane());
        switch (event.what()) {
            case Happening.HostMessage message ->
                lines.pair("connection", message.connection())
                        .pair("terminal", message.terminalNumber())
                        .pair("direction", message.towardsHost() ? "request" : "reply")
                        .pair("message", message.summary())
                        .fields(shown(message));
            case Happening.Note(String text) -> lines.pair("note", text);
            default -> throw new IllegalStateException("The journal has no line for " + event.what() + ".");
        }
        lines.end();
    }

    // One message that cannot be shown must not keep all others from the file.
    private static List<Happening.Field> shown(Happening.HostMessage message) {
        try {
            return List.copyOf(message.fields());
        } catch (RuntimeException e) {
            return List.of(new Happening.Field(
                    0, "message", "cannot be shown: " + e.getClass().getSimpleName()));
        }
    }

    private static Duration micros(Duration time) {
        return Duration.ofNanos(time.toNanos() / 1_000 * 1_000);
    }
}
