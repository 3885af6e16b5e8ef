package org.posrig.host.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.posrig.fault.RigFault;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.LineFile;
import org.posrig.timeline.Timeline;

/**
 * Keeps every message on disk as JSON lines, as it happens and already masked: {@code at} (UTC), {@code lane}, {@code connection},
 * {@code terminal}, {@code direction} (request or reply), {@code message} (one readable line) and {@code fields} by number with name and
 * value; remarks of the acquirer stand between them as {@code note}. A line is with the operating system before the message is worked
 * on or sent (that of a delayed reply, as soon as it has left), and forced to the disk once a second.
 */
public final class JournalFile implements AutoCloseable {

    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final Instant began;
    private final LineFile file;
    private final Timeline.Subscription subscription;

    private JournalFile(Timeline timeline, LineFile file) {
        this.file = file;
        // The wall clock is asked once: times in the file never go back, whatever it does.
        this.began = Instant.now().minus(timeline.now()).truncatedTo(ChronoUnit.MICROS);
        this.subscription = timeline.subscribe(this::write);
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
        try {
            file.close();
        } catch (IOException e) {
            // What was written is with the operating system.
        }
    }

    // Called by the timeline, one event after the other.
    private void write(Event event) {
        try {
            switch (event.what()) {
                case Happening.HostMessage message -> append(event, generator -> describe(generator, message));
                case Happening.Note(String text) ->
                    append(event, generator -> generator.writeStringField("note", text));
                default -> {
                    // Screens, keys and relays are the rig's.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The acquirer's journal cannot be written; free disk space.", e);
        }
    }

    private interface Content {
        void write(JsonGenerator generator) throws IOException;
    }

    private void append(Event event, Content content) throws IOException {
        buffer.reset();
        try (JsonGenerator generator = json.createGenerator(buffer)) {
            generator.writeStartObject();
            generator.writeStringField("at", began.plus(micros(event.at())).toString());
            generator.writeStringField("lane", event.lane());
            content.write(generator);
            generator.writeEndObject();
        }
        buffer.write('\n');
        file.append(buffer.toByteArray());
    }

    private static void describe(JsonGenerator generator, Happening.HostMessage message) throws IOException {
        generator.writeStringField("connection", message.connection());
        generator.writeStringField("terminal", message.terminalNumber());
        generator.writeStringField("direction", message.towardsHost() ? "request" : "reply");
        generator.writeStringField("message", message.summary());
        generator.writeObjectFieldStart("fields");
        for (Happening.Field field : message.fields()) {
            generator.writeObjectFieldStart(String.valueOf(field.number()));
            generator.writeStringField("name", field.name());
            generator.writeStringField("value", field.value());
            generator.writeEndObject();
        }
        generator.writeEndObject();
    }

    private static Duration micros(Duration time) {
        return Duration.ofNanos(time.toNanos() / 1_000 * 1_000);
    }
}
