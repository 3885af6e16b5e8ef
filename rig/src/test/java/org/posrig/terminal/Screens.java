package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Screens of 16 columns for tests, from texts; Chinese characters take two columns. */
final class Screens {

    static final int COLUMNS = 16;

    private Screens() {}

    /** A screen that came {@code number} tenths of a second after the timeline began. */
    static Screen screen(long number, String... rows) {
        List<List<Cell>> cells = new ArrayList<>();
        for (int row = 0; row < Math.max(4, rows.length); row++) {
            cells.add(row(row < rows.length ? rows[row] : ""));
        }
        Duration at = Duration.ofMillis(100 * number);
        return new Screen(number, at, at.plusMillis(5), cells);
    }

    private static List<Cell> row(String text) {
        List<Cell> cells = new ArrayList<>();
        text.codePoints().forEach(point -> {
            cells.add(new Cell(Character.toString(point), false));
            if (point > 0x2E80) {
                cells.add(new Cell("", false));
            }
        });
        while (cells.size() < COLUMNS) {
            cells.add(Cell.BLANK);
        }
        return cells;
    }
}
