package org.posrig.evidence.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posrig.evidence.Grid;
import org.posrig.timeline.Happening.ScreenShown;

/** The pictures of a trace, each once: terminals show the same few screens over and over. */
final class Screens {

    private record Picture(List<String> rows, List<String> inverse) {}

    private final ArrayNode pictures;
    private final Map<Picture, Integer> known = new HashMap<>();

    Screens(ArrayNode pictures) {
        this.pictures = pictures;
    }

    /** The picture's place among all. */
    int place(ScreenShown screen) {
        return known.computeIfAbsent(new Picture(screen.rows(), screen.inverse()), unused -> {
            write(Grid.of(screen), pictures.addObject());
            return pictures.size() - 1;
        });
    }

    private static void write(Grid grid, ObjectNode picture) {
        picture.put("columns", grid.columns());
        ArrayNode rows = picture.putArray("rows");
        ArrayNode widths = picture.putArray("widths");
        ArrayNode inverse = picture.putArray("inverse");
        for (int row = 0; row < grid.rows().size(); row++) {
            StringBuilder text = new StringBuilder();
            StringBuilder wide = new StringBuilder();
            for (Grid.Spot spot : grid.rows().get(row)) {
                if (spot.width() > 0) {
                    text.appendCodePoint(spot.character());
                    wide.append(spot.width());
                }
            }
            rows.add(text.toString());
            widths.add(wide.indexOf("2") < 0 ? "" : wide.toString());
            inverse.add(marks(grid.inverse(row)));
        }
    }

    private static String marks(BitSet columns) {
        StringBuilder marks = new StringBuilder();
        for (int column = 0; column < columns.length(); column++) {
            marks.append(columns.get(column) ? '#' : ' ');
        }
        return marks.toString();
    }
}
