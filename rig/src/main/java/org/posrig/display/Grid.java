package org.posrig.display;

import java.util.Arrays;
import java.util.List;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;

/** Rows of cells with a cursor that never leaves them. */
final class Grid {

    private static final int TAB = 8;

    private final int columns;
    private final CellRow[] cells;
    private int row;
    private int column;
    private boolean atEnd;
    private boolean inverse;
    private boolean blink;
    private boolean wrapping;
    private boolean cursorShown;
    private int top;
    private int bottom;

    private Grid(int columns, int rows) {
        this.columns = columns;
        this.cells = new CellRow[rows];
        Arrays.setAll(cells, unused -> new CellRow(columns));
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
        eraseAll();
        inverse = false;
        blink = false;
        wrapping = false;
        cursorShown = true;
        region(0, cells.length - 1);
        moveTo(0, 0);
    }

    List<List<Cell>> copy() {
        return Arrays.stream(cells).map(CellRow::copy).toList();
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

    /** Rows outside of it do not scroll; all rows unless said. */
    void region(int first, int last) {
        top = first;
        bottom = last;
    }

    /** One row down; at the end of what scrolls, that scrolls. */
    void lineFeed() {
        if (row == bottom) {
            scrollUp();
            atEnd = false;
        } else {
            moveTo(row + 1, column);
        }
    }

    /** One row up; at the beginning of what scrolls, that scrolls. */
    void reverseLineFeed() {
        if (row == top) {
            scrollDown();
            atEnd = false;
        } else {
            moveTo(row - 1, column);
        }
    }

    /** Every row that scrolls moves one up, the last becomes blank; the cursor stays. */
    void scrollUp() {
        deleteRow(top);
    }

    /** Every row that scrolls moves one down, the first becomes blank; the cursor stays. */
    void scrollDown() {
        insertRow(top);
    }

    /** A blank row comes in here, those below move down as far as rows scroll. */
    void insertRow(int at) {
        if (at >= top && at <= bottom) {
            CellRow freed = cells[bottom];
            System.arraycopy(cells, at, cells, at + 1, bottom - at);
            cells[at] = freed;
            freed.clear();
        }
    }

    /** The row goes, those below move up as far as rows scroll. */
    void deleteRow(int at) {
        if (at >= top && at <= bottom) {
            CellRow freed = cells[at];
            System.arraycopy(cells, at + 1, cells, at, bottom - at);
            cells[bottom] = freed;
            freed.clear();
        }
    }

    /** Blanks come in at the cursor, what is right of it moves on. */
    void insertCells(int count) {
        cells[row].insert(column, count);
    }

    /** Cells go at the cursor, what is right of them moves up. */
    void deleteCells(int count) {
        cells[row].delete(column, count);
    }

    void eraseCells(int wanted) {
        cells[row].erase(column, Math.min(columns, column + wanted));
    }

    /** The cursor's row moves one column to the left; the cursor stays. */
    void shiftLeft() {
        cells[row].delete(0, 1);
        atEnd = false;
    }

    /** The cursor's row moves one column to the right. */
    void shiftRight() {
        cells[row].insert(0, 1);
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
        cells[row].put(column, new Cell(text, inverse, blink), width);
        atEnd = column + width == columns;
        column = Math.min(column + width, columns - 1);
    }

    void eraseToEndOfLine() {
        cells[row].erase(column, columns);
    }

    void eraseToStartOfLine() {
        cells[row].erase(0, column + 1);
    }

    void eraseLine() {
        cells[row].erase(0, columns);
    }

    void eraseBelow() {
        eraseToEndOfLine();
        for (int below = row + 1; below < cells.length; below++) {
            cells[below].erase(0, columns);
        }
    }

    void eraseAbove() {
        eraseToStartOfLine();
        for (int above = 0; above < row; above++) {
            cells[above].erase(0, columns);
        }
    }

    void eraseAll() {
        for (CellRow line : cells) {
            line.clear();
        }
    }
}
