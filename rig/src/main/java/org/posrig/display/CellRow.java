package org.posrig.display;

import java.util.Arrays;
import java.util.List;
import org.posrig.terminal.Cell;

/** One row of cells. A double-width character whose one half is overwritten, erased or moved away from loses the other too. */
final class CellRow {

    private final Cell[] cells;

    CellRow(int columns) {
        cells = new Cell[columns];
        clear();
    }

    List<Cell> copy() {
        return List.of(cells);
    }

    void clear() {
        Arrays.fill(cells, Cell.BLANK);
    }

    /** Puts a character of one or two columns, for which there is room. */
    void put(int column, Cell cell, int width) {
        erase(column, column + width);
        cells[column] = cell;
        if (width == 2) {
            cells[column + 1] = new Cell("", cell.inverse(), cell.blink());
        }
    }

    void erase(int from, int to) {
        if (cells[from].text().isEmpty()) {
            cells[from - 1] = Cell.BLANK;
        }
        if (to < cells.length && cells[to].text().isEmpty()) {
            cells[to] = Cell.BLANK;
        }
        Arrays.fill(cells, from, to, Cell.BLANK);
    }

    /** Blanks come in, what is right of the column moves on. */
    void insert(int column, int wanted) {
        int count = Math.min(wanted, cells.length - column);
        erase(cells.length - count, cells.length);
        if (cells[column].text().isEmpty()) {
            erase(column, column + 1);
        }
        System.arraycopy(cells, column, cells, column + count, cells.length - column - count);
        Arrays.fill(cells, column, column + count, Cell.BLANK);
    }

    /** Cells go, what is right of them moves up. */
    void delete(int column, int wanted) {
        int count = Math.min(wanted, cells.length - column);
        erase(column, column + count);
        System.arraycopy(cells, column + count, cells, column, cells.length - column - count);
        Arrays.fill(cells, cells.length - count, cells.length, Cell.BLANK);
    }
}
