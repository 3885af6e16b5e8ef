package org.posrig.terminal;

/**
 * One column of one row.
 *
 * @param text the character, a blank where nothing stands, or empty in the right half of a double-width character
 */
public record Cell(String text, boolean inverse) {

    public static final Cell BLANK = new Cell(" ", false);
}
