package org.posrig.run.outcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.posrig.fault.RigFault;
import org.posrig.timeline.LineFile;

/** What cut a run short, a line each in {@code interruptions.jsonl} in its folder, in the order it was noticed. */
public final class Interruptions {

    static final String FILE = "interruptions.jsonl";

    private Interruptions() {}

    /**
     * Adds one.
     *
     * @throws RigFault when it cannot be written
     */
    public static void append(Path folder, Interruption interruption) {
        ObjectMapper mapper = new ObjectMapper();
        try (LineFile lines = new LineFile(folder.resolve(FILE))) {
            String line = mapper.writeValueAsString(mapper.createObjectNode()
                    .put("at", interruption.at().toString())
                    .put("cause", interruption.cause())
                    .put("sentence", interruption.sentence()));
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
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Interruption> found = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                try {
                    JsonNode read = new ObjectMapper().readTree(line);
                    found.add(new Interruption(
                            Instant.parse(read.path("at").asText()),
                            read.path("cause").asText(),
                            read.path("sentence").asText()));
                } catch (JsonProcessingException | IllegalArgumentException | java.time.DateTimeException e) {
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
