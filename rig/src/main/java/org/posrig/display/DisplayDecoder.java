package org.posrig.display;

import java.util.List;
import org.posrig.terminal.Cell;

/**
 * The state of one display protocol: bytes go in, in any portions, a grid of cells stands ready at any time. Never throws, whatever the
 * bytes. Not safe for use by many threads.
 */
public interface DisplayDecoder {

    /**
     * Takes the first {@code length} bytes.
     *
     * @param beforeErase run each time before the whole display is erased, while {@link #cells()} still has what is about to go
     */
    void accept(byte[] bytes, int length, Runnable beforeErase);

    /** What stands on the display now: rows of cells, all of the same length; a copy. */
    List<List<Cell>> cells();

    /** Forgets everything, as if just switched on: for a line that was lost. */
    void reset();
}
