package org.posrig.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What must be known of a graphic display to read its dots.
 *
 * @param firstColumn the column of the controller's memory that is seen leftmost, 0 to 4
 * @param fonts files of glyphs, in GNU Unifont's {@code .hex} format
 * @param glyphs characters that no font has, by their dots written as in such a file
 */
public record Glass(int firstColumn, List<Path> fonts, Map<String, String> glyphs) {

    /** So many narrow characters of 8 by 16 dots stand in a row of 128 dots. */
    public static final int COLUMNS = 16;

    /** So many rows of 16 dots stand in 64. */
    public static final int ROWS = 4;

    /** Of a display that tells its text. */
    public static final Glass NONE = new Glass(0, List.of(), Map.of());

    public Glass {
        fonts = List.copyOf(fonts);
        glyphs = Map.copyOf(glyphs);
    }
}
