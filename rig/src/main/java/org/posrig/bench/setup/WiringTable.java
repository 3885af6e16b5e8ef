package org.posrig.bench.setup;

import java.nio.file.Path;

/** Which wire goes where, as Markdown to be printed and ticked off beside the bench. */
final class WiringTable {

    private final Plan plan;

    WiringTable(Plan plan) {
        this.plan = plan;
    }

    /** Where the table of a bench file lies. */
    static Path beside(Path bench) {
        String name = bench.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return bench.resolveSibling(name + "-wiring.md");
    }

    String written() {
        StringBuilder text = new StringBuilder("# Wiring of the bench ")
                .append(plan.name())
                .append("\n\n")
                .append(
                        "Cut all power before you wire. A key's two pads go to COM and NO of its relay, the power's supply line through COM and NC: a relay that is not\n")
                .append(
                        "driven leaves keys open and the power on. Relays get a supply of their own; only grounds of the driving side are joined.\n");
        plan.terminals().forEach(terminal -> terminal(text, terminal));
        text.append("\n## Boards\n\n| board | in the bench file | |\n|---|---|---|\n");
        plan.boards()
                .forEach(board -> text.append("| ")
                        .append(board.name())
                        .append(" | `")
                        .append(board.written())
                        .append("` | ")
                        .append(note(board))
                        .append(" |\n"));
        return text.toString();
    }

    private static void terminal(StringBuilder text, Plan.Planned terminal) {
        text.append("\n## ")
                .append(terminal.name())
                .append(" (")
                .append(terminal.number())
                .append("), display on `")
                .append(terminal.port())
                .append("`\n\n")
                .append(
                        "| at the terminal | relay's contacts | board | line | where | while the machine starts | done |\n|---|---|---|---|---|---|---|\n");
        terminal.wires()
                .forEach((channel, wire) -> text.append("| ")
                        .append(contact(channel, terminal))
                        .append(" | ")
                        .append(channel.equals("power") ? "COM, NC" : "COM, NO")
                        .append(" | ")
                        .append(wire.board().name())
                        .append(" | ")
                        .append(wire.line())
                        .append(" | ")
                        .append(wire.board().place(wire.line()))
                        .append(" | ")
                        .append(wire.board().atStart(wire.line()))
                        .append(" | |\n"));
    }

    private static String contact(String channel, Plan.Planned terminal) {
        String what = channel.substring(channel.indexOf('.') + 1);
        if (channel.startsWith("key.")) {
            return "key **" + what + "**";
        }
        return channel.startsWith("chip.")
                ? "slot, card " + what + ": " + terminal.cards().get(Integer.parseInt(what) - 1)
                : "power supply";
    }

    private static String note(Board board) {
        return switch (board) {
            case Board.Header header -> "lines are 3.3 V; a relay coil never hangs on them directly";
            case Board.Expander expander -> {
                int pins = Integer.decode(expander.address()) & 7;
                yield "A2 A1 A0 = " + (pins >> 2 & 1) + (pins >> 1 & 1) + (pins & 1)
                        + " (1: to the supply), RESET to the supply, SDA header pin 3, SCL pin 5";
            }
            case Board.Usb usb ->
                "keeps its relays as they are when its port is closed; the rig opens them first and last";
        };
    }
}
