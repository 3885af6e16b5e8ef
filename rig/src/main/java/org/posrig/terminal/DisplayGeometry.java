package org.posrig.terminal;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * What a display line carries.
 *
 * @param charset how texts are coded
 * @param columns half-width columns, 1 to 132; of a graphic display 1 to 16
 * @param rows 1 to 60; of a graphic display 1 to 4
 * @param glass of a display that can be read by its dots
 */
public record DisplayGeometry(DisplayProtocol protocol, Charset charset, int columns, int rows, Glass glass) {

    /** Of a display that tells its text. */
    public DisplayGeometry(DisplayProtocol protocol, Charset charset, int columns, int rows) {
        this(protocol, charset, columns, rows, Glass.NONE);
    }

    /** What keeps the display from being read by its dots, as the rest of a sentence; empty where it fits on the glass. */
    public Optional<String> tooLargeForDots() {
        return columns <= Glass.COLUMNS && rows <= Glass.ROWS
                ? Optional.empty()
                : Optional.of("has " + rows + " rows of " + columns
                        + " columns, and of a display read by its dots, 128 by 64 of them, no more than " + Glass.ROWS
                        + " rows of " + Glass.COLUMNS + " are seen");
    }

    /** The same display on another line. */
    public DisplayGeometry over(DisplayProtocol other) {
        return new DisplayGeometry(other, charset, columns, rows, glass);
    }
}
