package org.posrig.bench.setup;

import java.util.List;
import java.util.stream.IntStream;
import org.posrig.relay.ActiveLevel;

/** A relay board of a bench to be: what stands of it in the bench file, and where its lines are to be found. */
sealed interface Board {

    String name();

    /** The lines that may be used, best first. */
    List<Integer> lines();

    /** Its part of the bench file. */
    String written();

    /** Where a line is, for whoever wires it. */
    String place(int line);

    /** The level of a line while the machine starts, or {@code -} where it has no say. */
    String atStart(int line);

    /** The header of the Pi. */
    record Header(String name, ActiveLevel active) implements Board {

        @Override
        public List<Integer> lines() {
            return Pins.header(active);
        }

        @Override
        public String written() {
            return "{board: pi4j-gpio, active: " + lower(active) + "}";
        }

        @Override
        public String place(int line) {
            return Pins.onHeader(line);
        }

        @Override
        public String atStart(int line) {
            return Pins.atStart(line);
        }
    }

    /** An MCP23017; all its pins are inputs until the rig opens it. */
    record Expander(String name, ActiveLevel active, int bus, String address) implements Board {

        @Override
        public List<Integer> lines() {
            return IntStream.range(0, 16).boxed().toList();
        }

        @Override
        public String written() {
            return "{board: mcp23017, bus: " + bus + ", address: " + address + ", active: " + lower(active) + "}";
        }

        @Override
        public String place(int line) {
            return Pins.onExpander(line);
        }

        @Override
        public String atStart(int line) {
            return "open";
        }
    }

    /** A USB serial relay board of the LCUS kind. */
    record Usb(String name, String port, int relays) implements Board {

        @Override
        public List<Integer> lines() {
            return IntStream.rangeClosed(1, relays).boxed().toList();
        }

        @Override
        public String written() {
            return "{board: lcus, port: " + port + ", relays: " + relays + "}";
        }

        @Override
        public String place(int line) {
            return "relay " + line;
        }

        @Override
        public String atStart(int line) {
            return "-";
        }
    }

    private static String lower(ActiveLevel active) {
        return active.name().toLowerCase(java.util.Locale.ROOT);
    }
}
