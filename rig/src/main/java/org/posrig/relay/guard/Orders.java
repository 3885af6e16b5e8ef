package org.posrig.relay.guard;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.posrig.fault.BadInput;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.BoardDescription;

/**
 * What a guard is told first, as one line of JSON.
 *
 * @param folder where it leaves word of what it did
 * @param silence how long the rig may say nothing before the guard opens everything
 */
record Orders(Path folder, Duration silence, List<BoardDescription> boards) {

    private static final long LONGEST_SILENCE_MS = 3_600_000;

    Orders {
        boards = List.copyOf(boards);
    }

    String line() {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode();
        root.put("folder", folder.toString());
        root.put("silence", silence.toMillis());
        ArrayNode list = root.putArray("boards");
        for (BoardDescription board : boards) {
            ObjectNode node = list.addObject().put("name", board.name());
            switch (board) {
                case BoardDescription.Mock mock ->
                    node.put("kind", "mock").put("active", mock.active().name());
                case BoardDescription.PiGpio pi ->
                    node.put("kind", "pi").put("active", pi.active().name());
                case BoardDescription.Expander chip ->
                    node.put("kind", "expander")
                            .put("active", chip.active().name())
                            .put("bus", chip.bus())
                            .put("address", chip.address());
                case BoardDescription.SerialBoard serial ->
                    node.put("kind", "serial").put("port", serial.port()).put("relays", serial.relays());
            }
            ObjectNode lines = node.putObject("lines");
            board.lines().forEach(lines::put);
        }
        return root.toString();
    }

    /** @throws BadInput when the line is no orders */
    static Orders read(String line) {
        try {
            JsonNode root = new ObjectMapper().readTree(line);
            List<BoardDescription> boards = new ArrayList<>();
            for (JsonNode node : existing(root, "boards")) {
                boards.add(board(node));
            }
            return new Orders(
                    Path.of(text(root, "folder")),
                    Duration.ofMillis(number(root, "silence", 1, LONGEST_SILENCE_MS)),
                    boards);
        } catch (JacksonException | InvalidPathException e) {
            throw new BadInput("What the guard was told first is no orders: it cannot be read.");
        }
    }

    private static BoardDescription board(JsonNode node) {
        String name = text(node, "name");
        Map<String, Integer> lines = new LinkedHashMap<>();
        existing(node, "lines")
                .properties()
                .forEach(line -> lines.put(line.getKey(), (int) number(line.getValue(), line.getKey(), 0, 1023)));
        String kind = text(node, "kind");
        return switch (kind) {
            case "mock" -> new BoardDescription.Mock(name, lines, active(node));
            case "pi" -> new BoardDescription.PiGpio(name, lines, active(node));
            case "expander" ->
                new BoardDescription.Expander(
                        name,
                        (int) number(node, "bus", 0, 255),
                        (int) number(node, "address", 0, 127),
                        lines,
                        active(node));
            case "serial" ->
                new BoardDescription.SerialBoard(name, text(node, "port"), (int) number(node, "relays", 1, 16), lines);
            default -> throw new BadInput("The guard knows no board of the kind '" + kind + "'.");
        };
    }

    private static ActiveLevel active(JsonNode node) {
        return switch (text(node, "active")) {
            case "LOW" -> ActiveLevel.LOW;
            case "HIGH" -> ActiveLevel.HIGH;
            default -> throw new BadInput("The guard was told a level 'active' that is neither LOW nor HIGH.");
        };
    }

    private static JsonNode existing(JsonNode node, String key) {
        JsonNode value = node == null ? null : node.get(key);
        if (value == null) {
            throw new BadInput("The guard was not told '" + key + "'.");
        }
        return value;
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = existing(node, key);
        if (!value.isTextual()) {
            throw new BadInput("The guard was told a '" + key + "' that is no text.");
        }
        return value.textValue();
    }

    private static long number(JsonNode node, String key, long least, long most) {
        JsonNode value = node.isNumber() ? node : existing(node, key);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw new BadInput(
                    "The guard was told a '" + key + "' that is no number from " + least + " to " + most + ".");
        }
        return value.longValue();
    }
}
