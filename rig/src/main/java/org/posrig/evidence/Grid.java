package org.posrig.evidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.posrig.timeline.Happening.ScreenShown;

/**
 * A screen's characters on their columns.
 *
 * @param rows all of the same length
 */
public record Grid(List<List<Spot>> rows, int columns) {

    /**
     * One column of one row.
     *
     * @param width columns that the character takes, 0 in the right half of a wide one
     */
    public record Spot(int character, int width, boolean inverse) {

        public boolean blank() {
            return Character.isWhitespace(character) || Character.isSpaceChar(character);
        }
    }

    private static final Spot BLANK = new Spot(' ', 1, false);

    public static Grid of(ScreenShown screen) {
        int told = screen.inverse().stream().mapToInt(String::length).max().orElse(0);
        List<List<Spot>> rows = new ArrayList<>();
        for (int row = 0; row < screen.rows().size(); row++) {
            String inverse = row < screen.inverse().size() ? screen.inverse().get(row) : "";
            rows.add(row(screen.rows().get(row), inverse, told));
        }
        int columns = Math.max(told, rows.stream().mapToInt(List::size).max().orElse(0));
        rows.forEach(row -> {
            while (row.size() < columns) {
                row.add(BLANK);
            }
        });
        return new Grid(rows.stream().map(List::copyOf).toList(), columns);
    }

    /** The columns of a row that are in inverse video. */
    public BitSet inverse(int row) {
        BitSet inverse = new BitSet();
        for (int column = 0; column < columns; column++) {
            inverse.set(column, rows.get(row).get(column).inverse());
        }
        return inverse;
    }

    /** The columns of a row in which something is to be seen. */
    BitSet inked(int row) {
        BitSet inked = inverse(row);
        for (int column = 0; column < columns; column++) {
            if (!rows.get(row).get(column).blank()) {
                inked.set(column);
            }
        }
        return inked;
    }

    /** The columns of a row that look different from another screen's. */
    BitSet changed(int row, Grid before) {
        BitSet changed = new BitSet();
        for (int column = 0; column < columns; column++) {
            changed.set(column, !spot(row, column).equals(before.spot(row, column)));
        }
        return changed;
    }

    private Spot spot(int row, int column) {
        return row < rows.size() && column < columns ? rows.get(row).get(column) : BLANK;
    }

    private static List<Spot> row(String text, String inverse, int columns) {
        int[] characters = text.codePoints().map(Visible::character).toArray();
        boolean wide = allWide(characters, columns);
        List<Spot> row = new ArrayList<>();
        for (int character : characters) {
            int width = wide && CharacterWidth.ambiguous(character) ? 2 : CharacterWidth.of(character);
            for (int half = 0; half < width; half++) {
                int column = row.size();
                row.add(new Spot(
                        character, half == 0 ? width : 0, column < inverse.length() && inverse.charAt(column) == '#'));
            }
        }
        return row;
    }

    /** A row that is too short unless its ambiguous characters are wide comes from a display that draws them wide. */
    private static boolean allWide(int[] characters, int columns) {
        int narrow = 0;
        int ambiguous = 0;
        for (int character : characters) {
            narrow += CharacterWidth.of(character);
            ambiguous += CharacterWidth.ambiguous(character) ? 1 : 0;
        }
        return ambiguous > 0 && narrow + ambiguous <= columns;
    }
}
