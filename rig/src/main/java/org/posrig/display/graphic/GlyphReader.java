package org.posrig.display.graphic;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.posrig.terminal.Cell;

/** Reads one row of characters out of the dots. Where a wide glyph fits it is read before two narrow ones. */
final class GlyphReader {

    /** Stands for a glyph that no font has. */
    static final String UNKNOWN = "\uFFFD";

    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();
    private static final Glyph DARK = new Glyph("0".repeat(32));

    private final GlyphFont font;
    private final LcdController controller;
    private final Consumer<Glyph> unknown;

    /** @param unknown is told of glyphs that no font has */
    GlyphReader(GlyphFont font, LcdController controller, Consumer<Glyph> unknown) {
        this.font = font;
        this.controller = controller;
        this.unknown = unknown;
    }

    List<Cell> row(int row, int columns) {
        List<Cell> cells = new ArrayList<>();
        while (cells.size() < columns) {
            int column = cells.size();
            boolean fits = column + 1 < columns;
            Optional<Cell> wide = fits ? known(dots(row, column, Glyph.WIDE)) : Optional.empty();
            Optional<Cell> narrow = wide.or(() -> known(dots(row, column, Glyph.NARROW)));
            boolean twoHalves = narrow.isEmpty()
                    && fits
                    && known(dots(row, column + 1, Glyph.NARROW)).isEmpty();
            cells.add(narrow.orElseGet(() -> unknown(dots(row, column, twoHalves ? Glyph.WIDE : Glyph.NARROW))));
            if (wide.isPresent() || twoHalves) {
                cells.add(new Cell("", cells.getLast().inverse()));
            }
        }
        return cells;
    }

    private Cell unknown(Glyph glyph) {
        unknown.accept(glyph);
        return new Cell(UNKNOWN, false);
    }

    private Optional<Cell> known(Glyph glyph) {
        if (glyph.equals(DARK)) {
            return Optional.of(Cell.BLANK);
        }
        Glyph inverse = glyph.inverse();
        return font.character(glyph)
                .map(text -> new Cell(text, false))
                .or(() -> font.character(inverse).map(text -> new Cell(text, true)))
                .or(() -> inverse.equals(DARK) ? Optional.of(new Cell(" ", true)) : Optional.empty());
    }

    private Glyph dots(int row, int column, int width) {
        StringBuilder hex = new StringBuilder();
        for (int line = 0; line < Glyph.ROWS; line++) {
            int bits = 0;
            for (int dot = 0; dot < width; dot++) {
                bits = bits << 1 | (controller.lit(row * Glyph.ROWS + line, column * Glyph.NARROW + dot) ? 1 : 0);
            }
            hex.append(DIGITS.toHexDigits(bits, width / 4));
        }
        return new Glyph(hex.toString());
    }
}
