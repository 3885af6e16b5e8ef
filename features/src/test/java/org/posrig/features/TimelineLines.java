package org.posrig.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run's {@code timeline.jsonl}, read as anybody may: one JSON object a line. */
final class TimelineLines {

    private TimelineLines() {}

    /** All events so far; a line that is not JSON is an error. */
    static List<JsonNode> read(Path run) {
        ObjectMapper json = new ObjectMapper();
        try {
            return Files.readAllLines(run.resolve("timeline.jsonl")).stream()
                    .map(line -> parsed(json, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("This line of the timeline is no JSON: " + line, e);
        }
    }
}
