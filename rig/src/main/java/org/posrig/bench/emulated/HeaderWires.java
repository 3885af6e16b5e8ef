package org.posrig.bench.emulated;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchReader;
import org.posrig.fault.BadInput;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.BoardDescription;

/**
 * Which line of the Pi's header moves which contact of the terminal, as the bench file of the rig says that runs on the Pi. A contact is closed while its
 * line is driven to the active level: a line that nobody drives is held open by the relay board's own resistor.
 */
public final class HeaderWires {

    /** What the kernel numbers its first chip's lines from. */
    private static final int KERNELS_FIRST = 512;

    private final Map<String, Integer> lines;
    private final boolean active;

    private HeaderWires(Map<String, Integer> lines, boolean active) {
        this.lines = new TreeMap<>(lines);
        this.active = active;
    }

    /**
     * The wires of a bench's first terminal.
     *
     * @throws BadInput with every mistake of the bench file, or when its relays do not hang on a Pi's header
     */
    public static HeaderWires of(Path benchFile) {
        BenchFile bench = BenchReader.read(benchFile);
        BoardDescription.PiGpio header = bench.boards().stream()
                .filter(BoardDescription.PiGpio.class::isInstance)
                .map(BoardDescription.PiGpio.class::cast)
                .findFirst()
                .orElseThrow(
                        () -> new BadInput(
                                benchFile
                                        + ": no relay board of this bench is 'pi4j-gpio'; the emulated Pi has its header and nothing else."));
        Map<String, Integer> lines = new TreeMap<>();
        bench.terminals().getFirst().lines().forEach((contact, relay) -> {
            if (relay.board().equals(header.name())) {
                lines.put(contact, header.lines().get(relay.channel()));
            }
        });
        return new HeaderWires(lines, header.active() == ActiveLevel.HIGH);
    }

    /** The contacts in the order of their names. */
    public List<String> contacts() {
        return List.copyOf(lines.keySet());
    }

    /** The closed ones. */
    public List<String> closed(GpioReading reading) {
        List<String> closed = new ArrayList<>();
        lines.forEach((contact, line) -> {
            if (reading.drives(line, active)) {
                closed.add(contact);
            }
        });
        return closed;
    }

    /** How the kernel tells in /sys/kernel/debug/gpio that the line of a contact is driven to close it, as a regular expression. */
    String heldClosed(String contact) {
        return "gpio-" + (KERNELS_FIRST + lines.getOrDefault(contact, 0)) + " .* out " + (active ? "hi" : "lo");
    }

    /** How many of the lines are driven to the level at which their contact is open. */
    public int heldOpen(GpioReading reading) {
        return (int) lines.values().stream()
                .filter(line -> reading.drives(line, !active))
                .count();
    }
}
