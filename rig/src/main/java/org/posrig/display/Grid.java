package org.posrig.display;

import java.util.Arrays;
import java.util.List;
import org.posrig.terminal.Cell;

/** Rows of cells with a cursor that never leaves them. A double-width character whose one half is overwritten loses the other too. */
final class Grid {

    private static final int TAB = 8;

    private final int columns;
    private final Cell[][] cells;
    private int row;
    private int column;
    private boolean atEnd;
    private boolean inverse;
    private boolean wrapping;

    Grid(int columns, int rows) {
        this.columns = columns;
        this.cells = new Cell[rows][columns];
        reset();
    }

    void reset() {
        for (Cell[] line : cells) {
            Arrays.fill(line, Cell.BLANK);
        }
        inverse = false;
        wrapping = false;
        moveTo(0, 0);
    }

    List<List<Cell>> copy() {
        return Arrays.stream(cells).map(List::of).toList();
    }

    boolean isCursorHome() {
        return row == 0 && column == 0;
    }

    void inverse(boolean on) {
        inverse = on;
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
        System.arraycopy(cells, 1, cells, 0, cells.length - 1);
        cells[row] = new Cell[columns];
        Arrays.fill(cells[row], Cell.BLANK);
        atEnd = false;
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
        cells[row][column] = new Cell(text, inverse);
        if (width == 2) {
            cells[row][column + 1] = new Cell("", inverse);
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
