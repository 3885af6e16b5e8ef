package org.posrig.display;

import java.util.List;
import org.posrig.terminal.Cell;

/** What a decoder's rows read. */
final class Rows {

    private Rows() {}

    static List<String> of(DisplayDecoder decoder) {
        return decoder.cells().stream()
                .map(row -> String.join("", row.stream().map(Cell::text).toList()))
                .toList();
    }
}
