package org.posrig.bench.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.posrig.terminal.TerminalProfile;

/**
 * A bench to be.
 *
 * @param fixtures the folder of cards, hosts, keys, operators and profiles
 */
record Plan(
        String name, Path file, Path fixtures, TerminalProfile profile, List<Board> boards, List<Planned> terminals) {

    /** The same with its files in another folder, which is laid out alike. */
    Plan with(Path files, TerminalProfile other) {
        return new Plan(name, file, files, other, boards, terminals);
    }

    /**
     * A terminal of it.
     *
     * @param cards what lies in the slot, position by position
     * @param wires for each channel its line, in the order of the wiring table
     */
    record Planned(String name, String number, String port, int baud, List<String> cards, Map<String, Wire> wires) {}

    /** One line of one board. */
    record Wire(Board board, int line) {}
}
