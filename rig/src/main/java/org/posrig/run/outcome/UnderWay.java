package org.posrig.run.outcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A scenario that a run has begun and not ended, as the end of its timeline tells.
 *
 * @param place {@code file:line}
 * @param terminals it has, in order
 */
public record UnderWay(String name, String place, List<String> terminals) {

    /** How much of a timeline's end is read: minutes of a busy bench. */
    private static final int TAIL = 8_000_000;

    /** What is under way in a run, or was when it was cut off; nothing where its timeline cannot be read. */
    public static List<UnderWay> in(Path run) {
        Map<String, UnderWay> lanes = new LinkedHashMap<>();
        try {
            Path newest = newest(run);
            ObjectMapper json = new ObjectMapper();
            for (String line : tail(newest).split("\n", -1)) {
                if (line.contains("\"Scenario") || line.contains("\"TerminalTaken\"")) {
                    take(json, line, lanes);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return List.copyOf(lanes.values());
    }

    private static void take(ObjectMapper json, String line, Map<String, UnderWay> lanes) {
        try {
            JsonNode event = json.readTree(line);
            String lane = event.path("lane").asText();
            JsonNode what = event.path("what");
            switch (event.path("kind").asText()) {
                case "ScenarioStarted" ->
                    lanes.put(
                            lane,
                            new UnderWay(
                                    what.path("name").asText(),
                                    what.path("place").asText(),
                                    List.of()));
                case "TerminalTaken" ->
                    lanes.computeIfPresent(
                            lane, (unused, now) -> now.on(what.path("terminal").asText()));
                case "ScenarioEnded" -> lanes.remove(lane);
                default -> {
                    // Speaks of a scenario in some text.
                }
            }
        } catch (JsonProcessingException e) {
            // The first line that is read, or the last one of a run that was cut off, may be half a line.
        }
    }

    private UnderWay on(String terminal) {
        List<String> more = new ArrayList<>(terminals);
        if (!more.contains(terminal)) {
            more.add(terminal);
        }
        return new UnderWay(name, place, List.copyOf(more));
    }

    // A run that was gone on with has a timeline for each of its processes.
    private static Path newest(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("timeline.*\\.jsonl"))
                    .max((a, b) ->
                            Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .orElseThrow(() -> new IOException("no timeline"));
        }
    }

    private static String tail(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, open.length() - TAIL);
            byte[] bytes = new byte[(int) (open.length() - from)];
            open.seek(from);
            open.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
