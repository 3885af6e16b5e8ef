package org.posrig.terminal;

/**
 * One column of one row.
 *
 * @param text the character, a blank where nothing stands, or empty in the right half of a double-width character; two characters where
 *     a display has a point of its own beside each character
 */
public record Cell(String text, boolean inverse, boolean blink) {

    public static final Cell BLANK = new Cell(" ", false, false);

    /** Of one that does not blink. */
    public Cell(String text, boolean inverse) {
        this(text, inverse, false);
    }
}
