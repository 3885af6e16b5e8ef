package org.posrig.bench.setup;

import java.nio.file.Path;
import java.util.StringJoiner;
import org.posrig.fault.ToType;

/** A bench file with comments, as {@code BenchReader} takes it. */
final class BenchText {

    private final Plan plan;

    BenchText(Plan plan) {
        this.plan = plan;
    }

    String written() {
        StringBuilder text = new StringBuilder();
        text.append("# A bench of ")
                .append(plan.terminals().size())
                .append(plan.terminals().size() == 1 ? " terminal" : " terminals")
                .append(", made by " + ToType.posrig("init") + ". Paths are taken from this file's folder.\n")
                .append("# Which wire goes where stands in ")
                .append(WiringTable.beside(plan.file()).getFileName())
                .append("; " + ToType.posrig("doctor --bench FILE") + " tells whether all is well.\n")
                .append("name: ")
                .append(plan.name())
                .append('\n')
                .append("operators: ")
                .append(path("operators/delivered.yaml"))
                .append("\n\n")
                .append("host:\n")
                .append(
                        "  port: 8583                   # the first terminal connects to it, the second to the next port, and so on\n")
                .append("  cards: ")
                .append(path("cards/test-cards.yaml"))
                .append('\n')
                .append("  terminals: ")
                .append(path("hosts/terminals.yaml"))
                .append("    # every terminal number below must be in it\n")
                .append("  keys: ")
                .append(path("keys/host-keys.yaml"))
                .append(
                        "    # test keys only; your own stand in a file of mode 0600 outside the repository, or are refused\n\n");
        relays(text);
        text.append("\nterminals:\n");
        plan.terminals().forEach(terminal -> terminal(text, terminal));
        return text.toString();
    }

    private void relays(StringBuilder text) {
        if (alone()) {
            text.append("# active: the level at which a relay's contact is closed\n")
                    .append("relays: ")
                    .append(plan.boards().getFirst().written())
                    .append('\n');
            return;
        }
        text.append(
                        "# Each board by a name of its own; lines below name board and line. active: the level at which a relay's contact is closed\n")
                .append("relays:\n");
        plan.boards()
                .forEach(board -> text.append("  ")
                        .append(board.name())
                        .append(": ")
                        .append(board.written())
                        .append('\n'));
    }

    private void terminal(StringBuilder text, Plan.Planned terminal) {
        text.append("  - name: ")
                .append(terminal.name())
                .append('\n')
                .append("    number: \"")
                .append(terminal.number())
                .append("\"\n")
                .append("    profile: ")
                .append(relative(plan.profile().file()))
                .append('\n')
                .append("    display: {port: ")
                .append(terminal.port())
                .append(", baud: ")
                .append(terminal.baud())
                .append("}\n")
                .append(
                        "    # printer: {port: …, baud: 115200, charset: GB18030}    # where the rig reads the receipt printer's line\n")
                .append(
                        "    # scanner: {port: …, baud: 9600}                        # where the rig types codes into the scanner's line\n")
                .append("    lines:\n");
        StringJoiner keys = new StringJoiner(", ", "{", "}");
        terminal.wires().forEach((channel, wire) -> {
            if (channel.startsWith("key.")) {
                keys.add("\"" + channel.substring(4) + "\": " + line(wire));
            }
        });
        text.append("      keys: ")
                .append(keys)
                .append('\n')
                .append("      power: ")
                .append(line(terminal.wires().get("power")))
                .append("    # closed = mains cut (normally-closed contact)\n");
        if (terminal.cards().isEmpty()) {
            text.append(
                    "    cards: []                  # - {card: everyday debit, position: 1, chip: …, contactless: …, stripe: …}\n");
            return;
        }
        text.append(
                "    cards:                     # what lies at the positions of the card multiplexer; contactless: and stripe: take lines too\n");
        for (int position = 1; position <= terminal.cards().size(); position++) {
            text.append("      - {card: ")
                    .append(terminal.cards().get(position - 1))
                    .append(", position: ")
                    .append(position)
                    .append(", chip: ")
                    .append(line(terminal.wires().get("chip." + position)))
                    .append("}\n");
        }
    }

    // A Pi's header alone needs no name.
    private boolean alone() {
        return plan.boards().size() == 1 && plan.boards().getFirst() instanceof Board.Header;
    }

    private String line(Plan.Wire wire) {
        return alone() ? String.valueOf(wire.line()) : wire.board().name() + "/" + wire.line();
    }

    private String path(String fixture) {
        return relative(plan.fixtures().resolve(fixture));
    }

    // Beside or above the bench file a way of dots is what moves with it; further away the whole path is clearer.
    private String relative(Path file) {
        Path folder = plan.file().toAbsolutePath().normalize().getParent();
        Path whole = file.toAbsolutePath().normalize();
        Path above = folder == null ? null : folder.getParent();
        return folder != null && whole.startsWith(folder)
                        || above != null && above.getNameCount() > 1 && whole.startsWith(above)
                ? folder.relativize(whole).toString()
                : whole.toString();
    }
}
