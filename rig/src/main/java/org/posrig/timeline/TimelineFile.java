package org.posrig.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps a timeline on disk as JSON lines, one event a line: {@code n} its number, {@code t} milliseconds since the beginning,
 * {@code lane}, {@code kind} (the happening's name) and the happening's own values. A line is written before {@code publish}
 * returns, as a {@link LineFile} does it.
 */
public final class TimelineFile implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final LineFile file;
    private final Timeline.Subscription subscription;

    public TimelineFile(Timeline timeline, Path path) throws IOException {
        file = new LineFile(path);
        json.findAndRegisterModules();
        subscription = timeline.subscribe(this::write);
    }

    @Override
    public void close() throws IOException {
        subscription.close();
        file.close();
    }

    private void write(Event event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("n", event.number());
        line.put("t", event.at().toNanos() / 1_000 / 1_000.0);
        line.put("lane", event.lane());
        line.put("kind", event.what().getClass().getSimpleName());
        line.put("what", event.what());
        try {
            file.append((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("The timeline's file cannot be written; free disk space.", e);
        }
    }
}
