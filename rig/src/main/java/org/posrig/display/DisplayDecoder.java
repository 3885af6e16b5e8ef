package org.posrig.display;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.posrig.display.graphic.GraphicLcdDecoder;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;
import org.posrig.terminal.DisplayGeometry;

/**
 * The state of one display protocol: bytes go in, in any portions, a grid of cells stands ready at any time. Never throws, whatever the
 * bytes. Not safe for use by many threads.
 */
public interface DisplayDecoder {

    /** The decoder for what a display line carries. */
    static DisplayDecoder of(DisplayGeometry geometry) {
        return switch (geometry.protocol()) {
            case VT100 -> new Vt100Decoder(geometry.columns(), geometry.rows(), geometry.charset());
            case CD5220 -> new Cd5220Decoder(geometry.columns(), geometry.rows(), geometry.charset());
            case EPSON -> new EpsonDecoder(geometry.columns(), geometry.rows(), geometry.charset());
            case LINES -> new LinesDecoder(geometry.columns(), geometry.rows(), geometry.charset());
            case ST7565 -> GraphicLcdDecoder.of(geometry);
        };
    }

    /**
     * Takes the first {@code length} bytes.
     *
     * @param beforeErase run each time before the whole display is erased, while {@link #cells()} still has what is about to go
     */
    void accept(byte[] bytes, int length, Runnable beforeErase);

    /** What stands on the display now: rows of cells, all of the same length; a copy. */
    List<List<Cell>> cells();

    /** Where the display's cursor stands; empty for a display that has none. */
    Optional<Cursor> cursor();

    /** What has been made of the bytes so far; a reset does not begin it anew. */
    Tally tally();

    /** What else the reader of a report should know of the bytes so far, each said once. */
    default List<String> takeNews() {
        return List.of();
    }

    /** What its characters are coded in, for those who read the line's bytes beside it; empty where they are dots and no text. */
    Optional<Charset> charset();

    /** Forgets everything, as if just switched on: for a line that was lost. */
    void reset();
}
