package org.posrig.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what {@link TimelineFile} has kept. */
public final class TimelineReader {

    private final ObjectMapper json =
            new ObjectMapper().findAndRegisterModules().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Map<String, Class<? extends Happening>> kinds = Arrays.stream(
                    Happening.class.getPermittedSubclasses())
            .map(kind -> kind.asSubclass(Happening.class))
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    /**
     * All events of a file, in order. A last line that a kill has cut, and kinds of a later version, are left out.
     *
     * @throws IOException when the file cannot be read, or a line in it is no event; the message has file and line
     */
    public List<Event> read(Path path) throws IOException {
        // A cut may fall inside a character: decoding must not end in an exception then.
        String[] lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).split("\n", -1);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < lines.length - 1; i++) {
            try {
                event(lines[i]).ifPresent(events::add);
            } catch (JsonProcessingException e) {
                throw new IOException(path + ":" + (i + 1) + " is no event: " + e.getOriginalMessage(), e);
            }
        }
        return List.copyOf(events);
    }

    private Optional<Event> event(String line) throws JsonProcessingException {
        JsonNode node = json.readTree(line);
        Optional<Class<? extends Happening>> kind =
                Optional.ofNullable(kinds.get(node.path("kind").asText()));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Event(
                node.path("n").asLong(),
                Duration.ofNanos(Math.round(node.path("t").asDouble() * 1_000_000)),
                node.path("lane").asText(),
                json.treeToValue(node.path("what"), kind.get())));
    }
}
