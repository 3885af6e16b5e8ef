package org.posrig.relay;

import java.util.Map;
import java.util.Objects;

/**
 * One relay board as a bench file describes it: how it is reached, and which of its lines moves which contact. Plain values, so that a process
 * that outlives the rig can be told them.
 */
public sealed interface BoardDescription {

    /** The board's name in its bench. */
    String name();

    /** For each channel its line; what a line number means is the board's own affair. */
    Map<String, Integer> lines();

    /**
     * Lines that exist in memory only.
     *
     * @param lines any numbers from 0
     */
    record Mock(String name, Map<String, Integer> lines, ActiveLevel active) implements BoardDescription {
        public Mock {
            lines = Map.copyOf(lines);
            Objects.requireNonNull(active, "A board's active level must be said.");
        }
    }

    /**
     * The header of the Raspberry Pi that this runs on.
     *
     * @param lines Broadcom numbers, 0 to 27
     */
    record PiGpio(String name, Map<String, Integer> lines, ActiveLevel active) implements BoardDescription {
        public PiGpio {
            lines = Map.copyOf(lines);
            Objects.requireNonNull(active, "A board's active level must be said.");
        }
    }

    /**
     * An MCP23017 port expander.
     *
     * @param bus the number of the I²C bus, as in {@code /dev/i2c-1}
     * @param address 0x20 to 0x27, by its three address pins
     * @param lines 0 to 7 are GPA0 to GPA7, 8 to 15 are GPB0 to GPB7
     */
    record Expander(String name, int bus, int address, Map<String, Integer> lines, ActiveLevel active)
            implements BoardDescription {
        public Expander {
            lines = Map.copyOf(lines);
            Objects.requireNonNull(active, "A board's active level must be said.");
        }
    }

    /**
     * A board of the LCUS kind behind a USB serial adapter; it knows only closed and open.
     *
     * @param port the serial port, best by its stable name
     * @param relays how many relays it carries, 1 to 16
     * @param lines the relays' numbers as printed on the board, from 1
     */
    record SerialBoard(String name, String port, int relays, Map<String, Integer> lines) implements BoardDescription {
        public SerialBoard {
            lines = Map.copyOf(lines);
        }
    }
}
