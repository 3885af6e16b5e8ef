package org.posrig.display;

/** What a VT100's commands do to its cells; the parser calls it with whole ones. */
final class Vt100Commands {

    /** What stands for {@code `} to {@code ~} in DEC's set for drawing. */
    private static final String DRAWING = "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

    private final Grid grid;
    private boolean drawing0;
    private boolean drawing1;
    private boolean shifted;
    private int savedRow;
    private int savedColumn;

    Vt100Commands(Grid grid) {
        this.grid = grid;
    }

    void reset() {
        grid.reset();
        drawing0 = false;
        drawing1 = false;
        shifted = false;
        savedRow = 0;
        savedColumn = 0;
    }

    void write(String text, int width) {
        char first = text.charAt(0);
        boolean drawn = (shifted ? drawing1 : drawing0) && first >= '`' && first <= '~';
        grid.write(drawn ? DRAWING.substring(first - '`', first - '`' + 1) : text, width);
    }

    /** SO and SI. */
    void shift(boolean out) {
        shifted = out;
    }

    /** {@code ESC ( c} and {@code ESC ) c}; other sets than the one for drawing are taken for the charset. */
    void designate(char set, char which) {
        if (set == '(') {
            drawing0 = which == '0';
        } else if (set == ')') {
            drawing1 = which == '0';
        }
    }

    /** An ESC and one character; false for one that is not known. */
    boolean escaped(char what) {
        switch (what) {
            case 'D' -> grid.lineFeed();
            case 'E' -> {
                grid.carriageReturn();
                grid.lineFeed();
            }
            case 'M' -> grid.reverseLineFeed();
            case '7' -> save();
            case '8' -> grid.moveTo(savedRow, savedColumn);
            default -> {
                return "=>HZNO\\".indexOf(what) >= 0;
            }
        }
        return true;
    }

    /** A control sequence; false for one that is not known. */
    boolean sequence(char end, ControlSequence sequence, Runnable beforeErase) {
        int count = sequence.atLeastOne(0);
        switch (end) {
            case 'H', 'f' -> grid.moveTo(count - 1, sequence.atLeastOne(1) - 1);
            case 'A' -> grid.moveBy(-count, 0);
            case 'B', 'e' -> grid.moveBy(count, 0);
            case 'C', 'a' -> grid.moveBy(0, count);
            case 'D' -> grid.moveBy(0, -count);
            case 'G', '`' -> grid.moveTo(grid.row(), count - 1);
            case 'd' -> grid.moveTo(count - 1, grid.column());
            case 'J' -> eraseDisplay(sequence.parameter(0), beforeErase);
            case 'K' -> eraseLine(sequence.parameter(0));
            case 'X' -> grid.eraseCells(count);
            case '@' -> grid.insertCells(count);
            case 'P' -> grid.deleteCells(count);
            case 'L' -> repeat(count, () -> grid.insertRow(grid.row()));
            case 'M' -> repeat(count, () -> grid.deleteRow(grid.row()));
            case 'S' -> repeat(count, grid::scrollUp);
            case 'T' -> repeat(count, grid::scrollDown);
            case 'm' -> rendition(sequence.all());
            case 'r' -> region(sequence);
            case 's' -> save();
            case 'u' -> grid.moveTo(savedRow, savedColumn);
            default -> {
                return "hlncgqt".indexOf(end) >= 0;
            }
        }
        return true;
    }

    /** A private mode; others are known by nobody here and change nothing. */
    void mode(int which, boolean on) {
        switch (which) {
            case 7 -> grid.wrapping(on);
            case 25 -> grid.showCursor(on);
            default -> {}
        }
    }

    private void save() {
        savedRow = grid.row();
        savedColumn = grid.column();
    }

    private void repeat(int count, Runnable action) {
        for (int i = 0; i < Math.min(count, grid.rows()); i++) {
            action.run();
        }
    }

    private void region(ControlSequence sequence) {
        int last = sequence.parameter(1) == 0 ? grid.rows() : Math.min(sequence.parameter(1), grid.rows());
        int first = sequence.atLeastOne(0);
        if (first < last) {
            grid.region(first - 1, last - 1);
            grid.moveTo(0, 0);
        }
    }

    private void eraseDisplay(int what, Runnable beforeErase) {
        if (what == 2 || (what == 0 && grid.isCursorHome())) {
            beforeErase.run();
            grid.eraseAll();
        } else if (what == 0) {
            grid.eraseBelow();
        } else if (what == 1) {
            grid.eraseAbove();
        }
    }

    private void eraseLine(int what) {
        switch (what) {
            case 0 -> grid.eraseToEndOfLine();
            case 1 -> grid.eraseToStartOfLine();
            case 2 -> grid.eraseLine();
            default -> {}
        }
    }

    private void rendition(int[] parameters) {
        for (int parameter : parameters) {
            switch (parameter) {
                case 0 -> {
                    grid.inverse(false);
                    grid.blink(false);
                }
                case 5 -> grid.blink(true);
                case 25 -> grid.blink(false);
                case 7 -> grid.inverse(true);
                case 27 -> grid.inverse(false);
                default -> {}
            }
        }
    }
}
