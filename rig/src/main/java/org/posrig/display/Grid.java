package org.posrig.display;

import java.util.Arrays;
import java.util.List;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;

/** Rows of cells with a cursor that never leaves them. A double-width character whose one half is overwritten loses the other too. */
final class Grid {

    private static final int TAB = 8;

    private final int columns;
    private final Cell[][] cells;
    private int row;
    private int column;
    private boolean atEnd;
    private boolean inverse;
    private boolean blink;
    private boolean wrapping;
    private boolean cursorShown;

    private Grid(int columns, int rows) {
        this.columns = columns;
        this.cells = new Cell[rows][columns];
        reset();
    }

    /** @throws IllegalArgumentException for more than 400 columns or 200 rows, or none */
    static Grid checked(int columns, int rows) {
        if (columns < 1 || columns > 400 || rows < 1 || rows > 200) {
            throw new IllegalArgumentException(
                    "A display has 1 to 400 columns and 1 to 200 rows, not " + columns + " and " + rows + ".");
        }
        return new Grid(columns, rows);
    }

    void reset() {
        for (Cell[] line : cells) {
            Arrays.fill(line, Cell.BLANK);
        }
        inverse = false;
        blink = false;
        wrapping = false;
        cursorShown = true;
        moveTo(0, 0);
    }

    List<List<Cell>> copy() {
        return Arrays.stream(cells).map(List::of).toList();
    }

    int columns() {
        return columns;
    }

    int rows() {
        return cells.length;
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    Cursor cursor() {
        return new Cursor(row, column, cursorShown);
    }

    void showCursor(boolean on) {
        cursorShown = on;
    }

    boolean isCursorHome() {
        return row == 0 && column == 0;
    }

    /** Whether the last column has been written, so that the next character belongs behind it. */
    boolean isAtEnd() {
        return atEnd;
    }

    void inverse(boolean on) {
        inverse = on;
    }

    void blink(boolean on) {
        blink = on;
    }

    void wrapping(boolean on) {
        wrapping = on;
    }

    void moveTo(int newRow, int newColumn) {
        row = Math.clamp(newRow, 0, cells.length - 1);
        column = Math.clamp(newColumn, 0, columns - 1);
        atEnd = false;
    }

    void moveBy(int rows, int byColumns) {
        moveTo(row + rows, column + byColumns);
    }

    void carriageReturn() {
        moveTo(row, 0);
    }

    void tab() {
        moveTo(row, (column / TAB + 1) * TAB);
    }

    void lineFeed() {
        if (row < cells.length - 1) {
            moveTo(row + 1, column);
            return;
        }
        scrollUp();
        atEnd = false;
    }

    /** Every row moves one up, the last becomes blank; the cursor stays. */
    void scrollUp() {
        Cell[] freed = cells[0];
        System.arraycopy(cells, 1, cells, 0, cells.length - 1);
        cells[cells.length - 1] = freed;
        Arrays.fill(freed, Cell.BLANK);
    }

    /** Every row moves one down, the first becomes blank; the cursor stays. */
    void scrollDown() {
        Cell[] freed = cells[cells.length - 1];
        System.arraycopy(cells, 0, cells, 1, cells.length - 1);
        cells[0] = freed;
        Arrays.fill(freed, Cell.BLANK);
    }

    /** The cursor's row moves one column to the left; the cursor stays. */
    void shiftLeft() {
        erase(row, 0, 1);
        System.arraycopy(cells[row], 1, cells[row], 0, columns - 1);
        cells[row][columns - 1] = Cell.BLANK;
        atEnd = false;
    }

    /** The cursor's row moves one column to the right. */
    void shiftRight() {
        erase(row, columns - 1, columns);
        System.arraycopy(cells[row], 0, cells[row], 1, columns - 1);
        cells[row][0] = Cell.BLANK;
        atEnd = false;
    }

    /** Says that the last column has been written, where {@link #moveTo} has forgotten it. */
    void markAtEnd() {
        atEnd = true;
    }

    /** Writes at the cursor; without wrapping what goes beyond the last column overwrites it, a double-width character is left out there. */
    void write(String text, int width) {
        if (width <= 0 || width > columns) {
            return;
        }
        if (wrapping && (atEnd || column + width > columns)) {
            carriageReturn();
            lineFeed();
        }
        if (column + width > columns) {
            return;
        }
        erase(row, column, column + width);
        cells[row][column] = new Cell(text, inverse, blink);
        if (width == 2) {
            cells[row][column + 1] = new Cell("", inverse, blink);
        }
        atEnd = column + width == columns;
        column = Math.min(column + width, columns - 1);
    }

    void eraseToEndOfLine() {
        erase(row, column, columns);
    }

    void eraseToStartOfLine() {
        erase(row, 0, column + 1);
    }

    void eraseLine() {
        erase(row, 0, columns);
    }

    void eraseBelow() {
        eraseToEndOfLine();
        for (int below = row + 1; below < cells.length; below++) {
            erase(below, 0, columns);
        }
    }

    void eraseAbove() {
        eraseToStartOfLine();
        for (int above = 0; above < row; above++) {
            erase(above, 0, columns);
        }
    }

    void eraseAll() {
        for (Cell[] line : cells) {
            Arrays.fill(line, Cell.BLANK);
        }
    }

    private void erase(int line, int from, int to) {
        Cell[] target = cells[line];
        if (target[from].text().isEmpty()) {
            target[from - 1] = Cell.BLANK;
        }
        if (to < columns && target[to].text().isEmpty()) {
            target[to] = Cell.BLANK;
        }
        Arrays.fill(target, from, to, Cell.BLANK);
    }
}
