package org.posrig.run.outcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.fault.RigFault;
import org.posrig.timeline.LineFile;
import org.posrig.timeline.TimelineParts;

/**
 * What cut a run short, a line each in {@code interruptions.jsonl} in its folder, in the order it was noticed. A line says how many parts the run's timeline
 * had by then: an order that no clock disturbs.
 */
public final class Interruptions {

    static final String FILE = "interruptions.jsonl";

    private static final String PARTS = "parts";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Interruptions() {}

    /**
     * Adds one.
     *
     * @throws RigFault when it cannot be written
     */
    public static void append(Path folder, Interruption interruption) {
        try (LineFile lines = new LineFile(folder.resolve(FILE))) {
            String line = JSON.writeValueAsString(JSON.createObjectNode()
                    .put("at", interruption.at().toString())
                    .put("cause", interruption.cause())
                    .put("sentence", interruption.sentence())
                    .put(PARTS, TimelineParts.of(folder).size()));
            lines.append((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw fault(folder, "written", e);
        }
    }

    /**
     * All of them; none where the run was never cut short. Half a line, of a power cut, is no interruption.
     *
     * @throws RigFault when the file is there and cannot be read
     */
    public static List<Interruption> read(Path folder) {
        return lines(folder).stream()
                .map(Interruptions::interruption)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether they tell of the newest part of the run's timeline too. */
    public static boolean tellOfAll(Path folder) {
        int parts = TimelineParts.of(folder).size();
        return lines(folder).stream()
                .filter(line -> interruption(line).isPresent())
                .anyMatch(line -> line.path(PARTS).asInt() >= parts);
    }

    private static Optional<Interruption> interruption(JsonNode line) {
        try {
            return Optional.of(new Interruption(
                    Instant.parse(line.path("at").asText()),
                    line.path("cause").asText(),
                    line.path("sentence").asText()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<JsonNode> lines(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<JsonNode> found = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                try {
                    found.add(JSON.readTree(line));
                } catch (JsonProcessingException e) {
                    continue;
                }
            }
        } catch (IOException e) {
            throw fault(folder, "read", e);
        }
        return found;
    }

    private static RigFault fault(Path folder, String what, IOException e) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "What cut the run short cannot be " + what + " in " + folder + " (" + e.getMessage() + ").",
                "See to the disk and its permissions.",
                e);
    }
}
