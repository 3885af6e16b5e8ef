package org.posrig.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.posrig.display.Plausibility;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Screen;

/** Screens one below the other, each in a box with its number and time; inverse columns are marked beside their row. */
final class BoxView implements ScreenView {

    private final PrintStream out;

    BoxView(PrintStream out) {
        this.out = out;
    }

    static List<String> box(Screen screen) {
        String edge = "+" + "-".repeat(screen.columns()) + "+";
        List<String> rows = ShownRows.of(screen);
        List<String> inverse = ShownRows.marks(screen, Cell::inverse);
        List<String> lines = new java.util.ArrayList<>(List.of(edge));
        for (int row = 0; row < rows.size(); row++) {
            String marks = inverse.get(row).stripTrailing();
            lines.add("|" + rows.get(row) + "|" + (marks.isEmpty() ? "" : "  inverse " + marks));
        }
        lines.add(edge);
        return lines;
    }

    static Optional<String> cursor(Screen screen) {
        return screen.cursor()
                .filter(org.posrig.terminal.Cursor::shown)
                .map(cursor -> "cursor in row " + (cursor.row() + 1) + ", column " + (cursor.column() + 1));
    }

    @Override
    public void screen(Screen screen) {
        out.printf(
                "screen %d at %.3f s%s%n",
                screen.number(),
                screen.first().toNanos() / 1e9,
                cursor(screen).map(text -> ", " + text).orElse(""));
        box(screen).forEach(out::println);
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
}
