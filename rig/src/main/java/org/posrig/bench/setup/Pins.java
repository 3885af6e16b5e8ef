package org.posrig.bench.setup;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.posrig.relay.ActiveLevel;

/**
 * Where lines are to be found: on a Pi's 40-pin header (Raspberry Pi's pinout), at an MCP23017 in its 28-pin package (Microchip's data sheet DS20001952).
 * GPIO 2 and 3 are left to I²C, 14 and 15 to the serial console, 0 and 1 to the identification of add-on boards.
 */
final class Pins {

    private static final Map<Integer, Integer> HEADER = Map.ofEntries(
            Map.entry(4, 7),
            Map.entry(5, 29),
            Map.entry(6, 31),
            Map.entry(7, 26),
            Map.entry(8, 24),
            Map.entry(9, 21),
            Map.entry(10, 19),
            Map.entry(11, 23),
            Map.entry(12, 32),
            Map.entry(13, 33),
            Map.entry(16, 36),
            Map.entry(17, 11),
            Map.entry(18, 12),
            Map.entry(19, 35),
            Map.entry(20, 38),
            Map.entry(21, 40),
            Map.entry(22, 15),
            Map.entry(23, 16),
            Map.entry(24, 18),
            Map.entry(25, 22),
            Map.entry(26, 37),
            Map.entry(27, 13));

    /** Up to this line a Pi's lines are pulled high from power-on until something takes them, beyond it low (BCM2835 ARM Peripherals, 6.2). */
    private static final int LAST_PULLED_HIGH = 8;

    private Pins() {}

    /** The header's lines that may be used, those first whose level while the Pi starts opens the contact. */
    static List<Integer> header(ActiveLevel active) {
        List<Integer> high = IntStream.rangeClosed(4, LAST_PULLED_HIGH).boxed().toList();
        List<Integer> low = HEADER.keySet().stream()
                .filter(line -> line > LAST_PULLED_HIGH)
                .sorted()
                .toList();
        return (active == ActiveLevel.LOW ? Stream.of(high, low) : Stream.of(low, high))
                .flatMap(List::stream)
                .toList();
    }

    static String onHeader(int line) {
        return "GPIO " + line + ", header pin " + HEADER.get(line);
    }

    static String atStart(int line) {
        return line <= LAST_PULLED_HIGH ? "high" : "low";
    }

    static String onExpander(int line) {
        return line < 8 ? "GPA" + line + ", pin " + (21 + line) : "GPB" + (line - 8) + ", pin " + (line - 7);
    }
}
