package org.posrig.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posrig.bench.BenchBoard.Kind;
import org.posrig.bench.BenchBoard.Said;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.PressCounts;
import org.posrig.yaml.Nearest;
import org.posrig.yaml.Place;
import org.posrig.yaml.YamlMapping;

/**
 * Reads the relay boards of a bench file: one for everything, as {@code relays: {board: pi4j-mock, active: low}}, or several under names of the
 * writer's choice.
 */
final class BoardReader {

    /** Operate and release times of small signal and power relays by their data sheets, bounce included, are up to this. */
    private static final Duration OPERATE_TIME = Duration.ofMillis(10);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,30}");
    private static final Pattern ADDRESS = Pattern.compile("0x2[0-7]|3[2-9]");

    private final LineReader ports;
    private final Map<String, BenchBoard> boards = new LinkedHashMap<>();
    private final Map<String, String> expanders = new HashMap<>();
    private final Map<Integer, String> linesOfThePi = new HashMap<>();
    private Optional<Said> forAll = Optional.empty();
    private Optional<YamlMapping> named = Optional.empty();

    BoardReader(LineReader ports) {
        this.ports = ports;
    }

    void read(YamlMapping relays) {
        if (relays.has("board") || relays.names().isEmpty()) {
            Said said = said("relays", relays, relays.place());
            forAll = Optional.of(said);
            if (!BenchBoard.ofEachTerminal(said.kind())) {
                boards.put("relays", new BenchBoard("relays", said, false, new HashMap<>()));
            }
            return;
        }
        named = Optional.of(relays);
        for (String name : relays.names()) {
            Place place = relays.placeOfKey(name);
            if (!NAME.matcher(name).matches()) {
                relays.file()
                        .mistake(place, "a relay board's name has letters, digits, - and _, unlike '" + name + "'.");
            }
            relays.optionalMapping(name).ifPresent(board -> {
                Said said = said(name, board, place);
                Map<Integer, String> taken = said.kind() == Kind.PI4J_GPIO ? linesOfThePi : new HashMap<>();
                boards.put(name, new BenchBoard(name, said, false, taken));
            });
        }
    }

    private Said said(String name, YamlMapping board, Place place) {
        Kind kind = board.choice("board", Kind.class);
        Duration operateTime =
                board.optionalDuration("operate-time").orElse(kind == Kind.PI4J_MOCK ? Duration.ZERO : OPERATE_TIME);
        long life = board.optionalInteger("rated-life", 1, 2_000_000_000)
                .map(Integer::longValue)
                .orElse(PressCounts.RATED_LIFE);
        if (kind == Kind.LCUS) {
            String port = ports.port(board, true, "relay board").orElse(LineReader.OF_THE_STAND_IN);
            int relays = board.integer("relays", 1, 16);
            return new Said(kind, ActiveLevel.HIGH, 0, 0, port, relays, operateTime, life, place);
        }
        ActiveLevel active = board.choice("active", ActiveLevel.class);
        if (kind != Kind.MCP23017) {
            return new Said(kind, active, 0, 0, "", 0, operateTime, life, place);
        }
        int bus = board.integer("bus", 0, 255);
        Optional<Integer> address = address(board);
        Said expander = new Said(kind, active, bus, address.orElse(0x20), "", 0, operateTime, life, place);
        address.filter(known -> board.has("bus"))
                .map(known -> expanders.putIfAbsent(bus + "/" + known, name))
                .ifPresent(other -> board.mistake(
                        "address",
                        String.format(
                                "address 0x%02X of bus %d already belongs to relay board '%s'; give each expander one of"
                                        + " its own by its pins A0 to A2.",
                                expander.address(), bus, other)));
        return expander;
    }

    private static Optional<Integer> address(YamlMapping board) {
        String written = board.text("address", ADDRESS, "an address that an MCP23017 can have, 0x20 to 0x27");
        return ADDRESS.matcher(written).matches() ? Optional.of(Integer.decode(written)) : Optional.empty();
    }

    /** The lines of one terminal, to be read with the board that they are on unless they say another. */
    WireReader terminal(String terminal, YamlMapping lines) {
        Optional<BenchBoard> own = forAll.filter(said -> BenchBoard.ofEachTerminal(said.kind()))
                .map(said -> boards.computeIfAbsent(terminal, name -> new BenchBoard(name, said, true, linesOfThePi)));
        Optional<BenchBoard> usual = own.or(() -> chosen(lines, Optional.empty()));
        return new WireReader(this, terminal, usual, usual.isEmpty() && lines.has("board"));
    }

    /** Whether lines may say on which board they are. */
    boolean areNamed() {
        return named.isPresent();
    }

    /** The board that a mapping names under {@code board}; where it names none, the one that is usual, or the only one. */
    Optional<BenchBoard> chosen(YamlMapping mapping, Optional<BenchBoard> usual) {
        if (forAll.isPresent()) {
            return usual.or(() -> boards.values().stream().findFirst());
        }
        Optional<String> written = mapping.optionalText("board");
        if (written.isPresent()) {
            return find(written.get(), mapping, "board");
        }
        return usual.or(() ->
                boards.values().stream().filter(board -> boards.size() == 1).findFirst());
    }

    /** The board of a name that stands in the value of a key. */
    Optional<BenchBoard> find(String name, YamlMapping mapping, String key) {
        Optional<BenchBoard> found = Optional.ofNullable(boards.get(name)).filter(board -> named.isPresent());
        if (found.isEmpty()) {
            mapping.mistake(
                    key,
                    "there is no relay board '" + name + "' among 'relays'"
                            + Nearest.to(name, boards.keySet())
                                    .map(near -> ", did you mean '" + near + "'?")
                                    .orElse("; there are " + String.join(", ", boards.keySet()) + "."));
        }
        return found;
    }

    /** All boards in the file's order, once every terminal has its lines. */
    List<BenchFile.BoardPart> parts() {
        named.ifPresent(relays -> boards.values().stream()
                .filter(BenchBoard::isUnused)
                .forEach(board -> relays.file()
                        .mistake(
                                board.said().place(),
                                "no line of relay board '" + board.name()
                                        + "' is used; hang something on it or take it out.")));
        return boards.values().stream().map(BenchBoard::part).toList();
    }
}
