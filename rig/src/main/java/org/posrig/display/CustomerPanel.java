package org.posrig.display;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;

/**
 * A customer display of a few rows as its text and cursor commands see it, after the public command lists of CD5220 and Epson's DM-D,
 * which agree on this. In the overwrite mode the cursor goes from the end of a row to the next and from the last row to the first; in
 * the vertical mode the rows scroll there; in the horizontal mode the cursor's row does, and the cursor never leaves it.
 */
final class CustomerPanel {

    enum Mode {
        OVERWRITE,
        VERTICAL,
        HORIZONTAL
    }

    private final Grid grid;
    private final CharacterReader characters;
    private final CharacterReader.Sink sink = this::write;
    private final Count count = new Count();
    private Mode mode = Mode.OVERWRITE;

    CustomerPanel(int columns, int rows, Charset charset) {
        grid = Grid.checked(columns, rows);
        characters = new CharacterReader(charset);
        grid.showCursor(false);
    }

    Charset charset() {
        return characters.charset();
    }

    Count count() {
        return count;
    }

    List<List<Cell>> cells() {
        return grid.copy();
    }

    Optional<Cursor> cursor() {
        return Optional.of(grid.cursor());
    }

    /** As if just switched on. */
    void reset() {
        grid.reset();
        grid.showCursor(false);
        characters.reset();
        mode = Mode.OVERWRITE;
    }

    void mode(Mode wanted) {
        mode = wanted;
    }

    void inverse(boolean on) {
        grid.inverse(on);
    }

    void showCursor(boolean on) {
        grid.showCursor(on);
    }

    /** A byte of text at the cursor. */
    void text(byte value) {
        characters.accept(value, sink);
    }

    /** No more bytes of the character that has begun will come. */
    void cut() {
        characters.cut(sink);
    }

    /** One character at the cursor, which moves on. */
    void write(String text, int width) {
        count.character(text);
        if (width <= 0 || width > grid.columns()) {
            return;
        }
        makeRoom(width);
        grid.write(text, width);
        if (mode == Mode.OVERWRITE && grid.isAtEnd()) {
            moveOn();
        }
    }

    /** A whole row; what does not fit is left out. The cursor stays. */
    void line(int row, byte[] text, int length) {
        Cursor before = grid.cursor();
        boolean atEnd = grid.isAtEnd();
        grid.moveTo(row, 0);
        grid.eraseLine();
        CharacterReader.Sink sink = (character, width) -> {
            count.character(character);
            if (!grid.isAtEnd()) {
                grid.write(character, width);
            }
        };
        for (int i = 0; i < length; i++) {
            characters.accept(text[i], sink);
        }
        characters.cut(sink);
        grid.moveTo(before.row(), before.column());
        if (atEnd) {
            grid.markAtEnd();
        }
    }

    void clear() {
        grid.eraseAll();
        grid.moveTo(0, 0);
    }

    /** Empties the cursor's row. */
    void clearLine() {
        grid.eraseLine();
        lineStart();
    }

    /**
     * False when there is no such place, and then nothing moves.
     *
     * @param x column, from 1
     * @param y row, from 1
     */
    boolean goTo(int x, int y) {
        if (x < 1 || x > grid.columns() || y < 1 || y > grid.rows()) {
            return false;
        }
        grid.moveTo(y - 1, x - 1);
        return true;
    }

    void home() {
        grid.moveTo(0, 0);
    }

    /** The last place of the last row. */
    void bottom() {
        grid.moveTo(grid.rows() - 1, grid.columns() - 1);
    }

    void lineStart() {
        grid.moveTo(grid.row(), 0);
    }

    void lineEnd() {
        grid.moveTo(grid.row(), grid.columns() - 1);
    }

    void left() {
        if (grid.isAtEnd() || grid.column() > 0) {
            grid.moveTo(grid.row(), grid.isAtEnd() ? grid.column() : grid.column() - 1);
        } else if (mode == Mode.HORIZONTAL) {
            grid.shiftRight();
        } else {
            up();
            lineEnd();
        }
    }

    void right() {
        if (!grid.isAtEnd() && grid.column() < grid.columns() - 1) {
            grid.moveTo(grid.row(), grid.column() + 1);
        } else {
            moveOn();
        }
    }

    void down() {
        if (grid.row() < grid.rows() - 1) {
            grid.moveTo(grid.row() + 1, grid.column());
        } else if (mode == Mode.OVERWRITE) {
            grid.moveTo(0, grid.column());
        } else if (mode == Mode.VERTICAL) {
            grid.scrollUp();
            grid.moveTo(grid.row(), grid.column());
        }
    }

    void up() {
        if (grid.row() > 0) {
            grid.moveTo(grid.row() - 1, grid.column());
        } else if (mode == Mode.OVERWRITE) {
            grid.moveTo(grid.rows() - 1, grid.column());
        } else if (mode == Mode.VERTICAL) {
            grid.scrollDown();
            grid.moveTo(grid.row(), grid.column());
        }
    }

    private void makeRoom(int width) {
        int missing = (grid.isAtEnd() ? grid.columns() : grid.column()) + width - grid.columns();
        if (missing > 0 && mode == Mode.HORIZONTAL) {
            for (int i = 0; i < missing; i++) {
                grid.shiftLeft();
            }
            grid.moveTo(grid.row(), grid.columns() - width);
        } else if (missing > 0) {
            moveOn();
        }
    }

    /** From the end of a row to where the next character belongs. */
    private void moveOn() {
        if (mode == Mode.HORIZONTAL) {
            grid.shiftLeft();
        } else {
            down();
            lineStart();
        }
    }
}
