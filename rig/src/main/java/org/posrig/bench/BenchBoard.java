package org.posrig.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.BoardDescription;
import org.posrig.yaml.Place;

/** A relay board of a bench file while the terminals take its lines, each for one channel. */
final class BenchBoard {

    /** What a bench file may call a board. */
    enum Kind {
        PI4J_MOCK,
        PI4J_GPIO,
        MCP23017,
        LCUS
    }

    /**
     * What the file says of it; what a kind has not is a placeholder.
     *
     * @param operateTime how long a relay takes to close or open, bounce included
     * @param ratedLife how many closings its relays are good for
     */
    record Said(
            Kind kind,
            ActiveLevel active,
            int bus,
            int address,
            String port,
            int relays,
            Duration operateTime,
            long ratedLife,
            Place place) {

        int first() {
            return kind == Kind.LCUS ? 1 : 0;
        }

        int last() {
            return switch (kind) {
                case PI4J_MOCK -> 1023;
                case PI4J_GPIO -> 27;
                case MCP23017 -> 15;
                case LCUS -> relays;
            };
        }
    }

    private final String name;
    private final Said said;
    private final boolean ofOneTerminal;
    private final Map<Integer, String> taken;
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private boolean read;

    /**
     * @param ofOneTerminal whether its channels need no terminal's name before theirs
     * @param taken which line belongs to what, shared by boards whose lines are the same ones
     */
    BenchBoard(String name, Said said, boolean ofOneTerminal, Map<Integer, String> taken) {
        this.name = name;
        this.said = said;
        this.ofOneTerminal = ofOneTerminal;
        this.taken = taken;
    }

    String name() {
        return name;
    }

    Said said() {
        return said;
    }

    /** Whether a board for everything is told as one for each terminal, as lines that all terminals of a Pi have in common are. */
    static boolean ofEachTerminal(Kind kind) {
        return kind == Kind.PI4J_MOCK || kind == Kind.PI4J_GPIO;
    }

    /** Which board it is, where a bench may have several. */
    String inWords() {
        return ofOneTerminal ? "" : ", the lines of relay board '" + name + "'";
    }

    boolean isUnused() {
        return lines.isEmpty() && !read;
    }

    /** Whether a stand-in terminal feels its relays: those that a Pi's lines or lines in memory move, or those of a board made for it. */
    boolean reachesStandIns() {
        return tellsChanges() || isStandIn();
    }

    boolean tellsChanges() {
        return ofEachTerminal(said.kind());
    }

    /** Whether lines of it can be read back. */
    boolean hasInputs() {
        return ofEachTerminal(said.kind());
    }

    boolean isStandIn() {
        return said.kind() == Kind.LCUS && said.port().equals(LineReader.OF_THE_STAND_IN);
    }

    /** The name of a terminal's channel here. */
    String channel(String terminal, String channel) {
        return ofOneTerminal ? channel : terminal + "." + channel;
    }

    /** Takes a line for a channel; what is wrong with that, if anything. */
    Optional<String> take(int line, String channel) {
        lines.put(channel, line);
        return own(line, channel);
    }

    /** Takes a line for a sense; what is wrong with that, if anything. */
    Optional<String> listen(int line, String sense) {
        read = true;
        return own(line, sense);
    }

    private Optional<String> own(int line, String channel) {
        return Optional.ofNullable(taken.putIfAbsent(line, channel))
                .map(other -> "line " + line + (ofOneTerminal ? "" : " of relay board '" + name + "'")
                        + " already belongs to " + other + "; every contact needs a line of its own.");
    }

    BenchFile.BoardPart part() {
        return new BenchFile.BoardPart(
                switch (said.kind()) {
                    case PI4J_MOCK -> new BoardDescription.Mock(name, lines, said.active());
                    case PI4J_GPIO -> new BoardDescription.PiGpio(name, lines, said.active());
                    case MCP23017 ->
                        new BoardDescription.Expander(name, said.bus(), said.address(), lines, said.active());
                    case LCUS -> new BoardDescription.SerialBoard(name, said.port(), said.relays(), lines);
                },
                said.ratedLife(),
                said.place());
    }
}
