package org.posrig.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.relay.Relay;
import org.posrig.terminal.TerminalProfile;
import org.posrig.yaml.YamlMapping;

/** Reads which line of which relay board is which channel of one terminal. A line is a number, or a board's name and a number: {@code usb/3}. */
final class WireReader {

    private static final Pattern LINE = Pattern.compile("(?:([^/]*)/)?([0-9]{1,4})");

    private final BoardReader boards;
    private final String terminal;
    private final Optional<BenchBoard> usual;
    private final boolean usualIsWrong;
    private final Map<String, Relay> wires = new LinkedHashMap<>();
    private final Set<BenchBoard> used = new LinkedHashSet<>();

    /**
     * @param usual the board of lines that name none
     * @param usualIsWrong whether that there is no such board has been told already
     */
    WireReader(BoardReader boards, String terminal, Optional<BenchBoard> usual, boolean usualIsWrong) {
        this.boards = boards;
        this.terminal = terminal;
        this.usual = usual;
        this.usualIsWrong = usualIsWrong;
    }

    /** For each channel that has a line its relay. */
    Map<String, Relay> wires() {
        return Map.copyOf(wires);
    }

    /** The lines of the keys, each of which the profile must have, and all that it has. */
    void keys(YamlMapping keys, Optional<TerminalProfile> profile) {
        Optional<BenchBoard> board = boards.chosen(keys, usual);
        List<String> wired = keys.names().stream()
                .filter(name -> !(boards.areNamed() && name.equals("board")))
                .toList();
        Set<BenchBoard> boardsOfKeys = new LinkedHashSet<>();
        wired.forEach(key -> line(keys, key, "key." + key, board).ifPresent(boardsOfKeys::add));
        profile.ifPresent(known -> {
            known.keys().stream()
                    .filter(key -> !wired.contains(key.name()))
                    .forEach(key -> keys.file()
                            .mistake(
                                    keys.place(),
                                    "the key '" + key + "' of " + known.model() + " has no line; wire it."));
            wired.stream()
                    .filter(name ->
                            known.keys().stream().noneMatch(key -> key.name().equals(name)))
                    .forEach(name ->
                            keys.mistake(name, "the profile of " + known.model() + " has no key '" + name + "'."));
            boardsOfKeys.forEach(each -> heldLongEnough(keys, known, each));
        });
    }

    /** The line of a channel that is not a key's, on a board of the mapping's own or the usual one. */
    void line(YamlMapping mapping, String key, String channel) {
        line(mapping, key, channel, boards.chosen(mapping, usual));
    }

    /** What a stand-in terminal cannot feel, and what a real one cannot. */
    void fit(YamlMapping lines, boolean standIn) {
        if (!standIn) {
            used.stream()
                    .filter(BenchBoard::isStandIn)
                    .forEach(board -> lines.file()
                            .mistake(
                                    lines.place(),
                                    "relay board '" + board.name() + "' is a stand-in too and moves nothing at a real"
                                            + " terminal; name its serial port."));
            return;
        }
        used.stream()
                .filter(board -> !board.reachesStandIns())
                .forEach(board -> lines.file()
                        .mistake(
                                lines.place(),
                                "a stand-in terminal does not feel the relays of board '" + board.name()
                                        + "'; take pi4j-mock, or lcus with 'port: stand-in'."));
        if (used.stream().anyMatch(BenchBoard::isStandIn) && used.stream().anyMatch(BenchBoard::tellsChanges)) {
            lines.file()
                    .mistake(
                            lines.place(),
                            "a stand-in terminal has one set of wires; take its lines all from pi4j-mock or all from"
                                    + " boards with 'port: stand-in'.");
        }
    }

    /** A line of a board. */
    record Spot(BenchBoard board, int line) {}

    /** The line of a sense, on a board that has inputs. */
    Optional<Spot> input(YamlMapping sense, String name) {
        return spot(sense, "line", boards.chosen(sense, usual)).filter(spot -> {
            BenchBoard there = spot.board();
            if (!there.hasInputs()) {
                sense.mistake(
                        "line",
                        "relay board '" + there.name() + "' has no inputs; take a line of a board that is pi4j-gpio, or"
                                + " pi4j-mock for a stand-in.");
                return false;
            }
            there.listen(spot.line(), there.channel(terminal, name))
                    .ifPresent(sentence -> sense.mistake("line", sentence));
            return true;
        });
    }

    private Optional<BenchBoard> line(
            YamlMapping mapping, String key, String channel, Optional<BenchBoard> boardOfGroup) {
        return spot(mapping, key, boardOfGroup).map(spot -> {
            BenchBoard there = spot.board();
            String name = there.channel(terminal, channel);
            there.take(spot.line(), name).ifPresent(sentence -> mapping.mistake(key, sentence));
            used.add(there);
            wires.put(channel, new Relay(there.name(), name));
            return there;
        });
    }

    private Optional<Spot> spot(YamlMapping mapping, String key, Optional<BenchBoard> boardOfGroup) {
        String written = mapping.text(key);
        Matcher line = LINE.matcher(written);
        boolean matches = line.matches();
        Optional<BenchBoard> board =
                matches && line.group(1) != null ? boards.find(line.group(1), mapping, key) : boardOfGroup;
        if (!mapping.has(key)) {
            return Optional.empty();
        }
        if (board.isEmpty()) {
            if ((!matches || line.group(1) == null) && !usualIsWrong && !mapping.has("board")) {
                mapping.mistake(
                        key, "'" + key + "' does not say on which relay board its line is; write it as board/3.");
            }
            return Optional.empty();
        }
        BenchBoard there = board.get();
        int number = matches ? Integer.parseInt(line.group(2)) : -1;
        if (number < there.said().first() || number > there.said().last()) {
            mapping.mistake(
                    key,
                    "'" + key + "' must be a whole number from " + there.said().first() + " to "
                            + there.said().last() + there.inWords() + ", not '" + written + "'.");
            return Optional.empty();
        }
        return Optional.of(new Spot(there, number));
    }

    private void heldLongEnough(YamlMapping keys, TerminalProfile profile, BenchBoard board) {
        Duration hold = profile.timing().hold();
        Duration needed = board.said().operateTime();
        if (hold.compareTo(needed) < 0) {
            keys.file()
                    .mistake(
                            keys.place(),
                            "the profile of " + profile.model() + " holds a key for " + hold.toMillis()
                                    + "ms, and a relay of board '" + board.name() + "' takes " + needed.toMillis()
                                    + "ms to close; hold keys longer, or say the relays' true 'operate-time'.");
        }
    }
}
