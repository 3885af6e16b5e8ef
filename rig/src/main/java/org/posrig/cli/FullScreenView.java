package org.posrig.cli;

import java.io.PrintStream;
import java.util.List;
import org.posrig.display.Plausibility;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Screen;

/** The display as it is now, in place, on a terminal of one's own; inverse and blinking cells as they are. */
final class FullScreenView implements ScreenView {

    private static final String HOME_AND_CLEAR = "\033[H\033[2J";

    private final PrintStream out;

    FullScreenView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void screen(Screen screen) {
        StringBuilder text = new StringBuilder(HOME_AND_CLEAR);
        String edge = "+" + "-".repeat(screen.columns()) + "+\n";
        text.append(edge);
        List<String> masked = ShownRows.of(screen);
        List<String> rows = screen.rows();
        for (int row = 0; row < rows.size(); row++) {
            // A row with what could be a card number is shown without its attributes.
            text.append('|')
                    .append(
                            masked.get(row).equals(rows.get(row))
                                    ? attributes(screen.cells().get(row))
                                    : masked.get(row))
                    .append("|\n");
        }
        text.append(edge);
        text.append(String.format(
                "screen %d at %.3f s   Ctrl-C ends%n",
                screen.number(), screen.first().toNanos() / 1e9));
        out.print(text);
        out.flush();
    }

    @Override
    public void remark(String sentence) {
        out.println(sentence);
    }

    @Override
    public void end(long bytes, List<Plausibility.Finding> findings) {
        out.println(bytes + " bytes.");
        findings.forEach(finding -> out.println(finding.sentence() + " " + finding.hint()));
    }

    private static String attributes(List<Cell> row) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : row) {
            boolean plain = !cell.inverse() && !cell.blink();
            text.append(plain ? "" : "\033[" + (cell.inverse() ? "7" : "") + (cell.blink() ? ";5" : "") + "m")
                    .append(
                            Character.isISOControl(
                                            cell.text().isEmpty()
                                                    ? 'x'
                                                    : cell.text().charAt(0))
                                    ? " "
                                    : cell.text())
                    .append(plain ? "" : "\033[0m");
        }
        return text.toString();
    }
}
