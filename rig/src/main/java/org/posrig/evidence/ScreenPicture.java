package org.posrig.evidence;

import java.util.BitSet;
import java.util.Optional;
import org.posrig.evidence.Grid.Spot;

/**
 * Draws one screen as an LCD in its bezel. Each character is centred on its own columns, so the geometry holds whatever font the
 * viewer has; everything is a presentation attribute, because some viewers drop style sheets.
 */
final class ScreenPicture {

    private static final int CELL_WIDTH = 10;
    private static final int CELL_HEIGHT = 21;
    private static final int BASELINE = 16;
    private static final int BEZEL = 10;
    private static final int PADDING = 8;

    private static final String INK = "#1d2a20";
    private static final String GLASS = "#c5d1b5";
    private static final String CHANGED = "#d9e3bf";
    private static final String CHANGED_LINE = "#b8860b";

    static final String FONTS =
            "'Noto Sans Mono CJK SC','WenQuanYi Zen Hei Mono','Noto Sans Mono','DejaVu Sans Mono',monospace";

    private final Grid grid;
    private final Optional<Grid> before;

    /** {@code before} is the screen against which changes are marked, where there is one. */
    ScreenPicture(Grid grid, Optional<Grid> before) {
        this.grid = grid;
        this.before = before;
    }

    int width() {
        return grid.columns() * CELL_WIDTH + 2 * (BEZEL + PADDING);
    }

    int height() {
        return grid.rows().size() * CELL_HEIGHT + 2 * (BEZEL + PADDING);
    }

    void draw(StringBuilder svg) {
        svg.append("<rect width=\"%d\" height=\"%d\" rx=\"9\" fill=\"#343a3d\" stroke=\"#1f2426\"/>\n"
                .formatted(width(), height()));
        svg.append(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"%s\" stroke=\"#171b1c\" stroke-width=\"1.5\"/>\n"
                        .formatted(BEZEL, BEZEL, width() - 2 * BEZEL, height() - 2 * BEZEL, GLASS));
        svg.append("<g transform=\"translate(%1$d %1$d)\">\n".formatted(BEZEL + PADDING));
        for (int row = 0; row < grid.rows().size(); row++) {
            row(svg, row);
        }
        svg.append("</g>\n");
    }

    private void row(StringBuilder svg, int row) {
        int y = row * CELL_HEIGHT;
        BitSet changed = before.map(screen -> grid.changed(row, screen)).orElseGet(BitSet::new);
        bars(svg, changed, y, CELL_HEIGHT, CHANGED);
        bars(svg, grid.inverse(row), y, CELL_HEIGHT, INK);
        changed.and(grid.inked(row));
        bars(svg, changed, y + CELL_HEIGHT - 2, 1, CHANGED_LINE);
        text(svg, row, y + BASELINE);
    }

    private static void bars(StringBuilder svg, BitSet columns, int y, int height, String fill) {
        for (int from = columns.nextSetBit(0); from >= 0; from = columns.nextSetBit(columns.nextClearBit(from))) {
            int width = (columns.nextClearBit(from) - from) * CELL_WIDTH;
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n"
                    .formatted(from * CELL_WIDTH, y, width, height, fill));
        }
    }

    private void text(StringBuilder svg, int row, int y) {
        TextRun run = new TextRun(svg, y);
        for (int column = 0; column < grid.columns(); column++) {
            Spot spot = grid.rows().get(row).get(column);
            if (spot.width() > 0) {
                run.add(spot, column * CELL_WIDTH + spot.width() * CELL_WIDTH / 2);
            }
        }
        run.end();
    }

    /** Characters of one colour in one text element, so that a reader can search and copy them together. */
    private static final class TextRun {

        private final StringBuilder svg;
        private final int y;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder places = new StringBuilder();
        private int inked;
        private int inkedPlaces;
        private boolean inverse;

        TextRun(StringBuilder svg, int y) {
            this.svg = svg;
            this.y = y;
        }

        void add(Spot spot, int centre) {
            // Viewers disagree on whether a character outside the basic plane takes one place of the list or two.
            boolean alone = Character.charCount(spot.character()) > 1;
            // Viewers draw several blanks as one and then put what follows in the wrong places.
            boolean gap = spot.blank() && text.length() > inked;
            if (alone || gap || spot.inverse() != inverse) {
                end();
            }
            inverse = spot.inverse();
            if (spot.blank() && inked == 0) {
                return;
            }
            text.appendCodePoint(spot.blank() ? ' ' : spot.character());
            places.append(places.isEmpty() ? "" : " ").append(centre);
            if (!spot.blank()) {
                inked = text.length();
                inkedPlaces = places.length();
            }
            if (alone) {
                end();
            }
        }

        void end() {
            if (inked > 0) {
                svg.append("<text y=\"%d\" x=\"%s\" fill=\"%s\">%s</text>\n"
                        .formatted(
                                y,
                                places.substring(0, inkedPlaces),
                                inverse ? GLASS : INK,
                                Visible.markup(text.substring(0, inked))));
            }
            text.setLength(0);
            places.setLength(0);
            inked = 0;
        }
    }
}
