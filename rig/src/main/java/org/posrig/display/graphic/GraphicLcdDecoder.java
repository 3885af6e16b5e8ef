package org.posrig.display.graphic;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.posrig.display.DisplayDecoder;
import org.posrig.display.Tally;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;
import org.posrig.terminal.DisplayGeometry;

/**
 * A graphic display of 128 by 64 dots behind an ST7565-class controller, heard by a tap on its bus (the tap's stream: {@link TapFrames}). Its rows
 * of 16 dots are read by glyphs of 8 and 16 dots.
 *
 * <p>A graphic display has no erase: what stood until the bus rested counts as erased when the first dot changes after it, or when all of it has
 * been drawn once more. After bytes were
 * lost the picture is right again once the firmware has drawn what was lost once more; each loss is told as news.
 */
public final class GraphicLcdDecoder implements DisplayDecoder {

    /** Glyphs without a name that are remembered as told; a display that shows noise must not fill the memory. */
    private static final int MOST_UNKNOWN = 256;

    private final int columns;
    private final int rows;
    private final LcdController controller;
    private final TapFrames frames = new TapFrames();
    private final GlyphReader reader;
    private final Set<Glyph> told = new LinkedHashSet<>();
    private final List<String> news = new ArrayList<>();
    private boolean rested;

    /**
     * @param columns narrow characters in a row, 1 to 16
     * @param rows 1 to 4
     * @param firstColumn the memory column that is seen leftmost, 0 to 4
     * @param font the terminal's glyphs
     */
    public GraphicLcdDecoder(int columns, int rows, int firstColumn, GlyphFont font) {
        if (columns < 1
                || columns > LcdController.COLUMNS / Glyph.NARROW
                || rows < 1
                || rows > LcdController.LINES / Glyph.ROWS
                || firstColumn < 0
                || firstColumn > 4) {
            throw new IllegalArgumentException(
                    "A graphic display has 1 to 16 columns, 1 to 4 rows and a first column of 0" + " to 4, not "
                            + columns + ", " + rows + " and " + firstColumn + ".");
        }
        this.columns = columns;
        this.rows = rows;
        this.controller = new LcdController(firstColumn);
        this.reader = new GlyphReader(font, controller, this::unknown);
    }

    /** By the fonts and glyphs that a profile names. @throws org.posrig.fault.BadInput when a font cannot be read */
    public static GraphicLcdDecoder of(DisplayGeometry geometry) {
        GlyphFont font = GlyphFont.empty();
        for (Path file : geometry.glass().fonts()) {
            font = font.with(GlyphFont.read(file).characters());
        }
        Map<Glyph, String> named = new HashMap<>();
        geometry.glass().glyphs().forEach((dots, text) -> Glyph.parse(dots).ifPresent(glyph -> named.put(glyph, text)));
        return new GraphicLcdDecoder(
                Math.min(geometry.columns(), LcdController.COLUMNS / Glyph.NARROW),
                Math.min(geometry.rows(), LcdController.LINES / Glyph.ROWS),
                geometry.glass().firstColumn(),
                font.with(named));
    }

    @Override
    public Optional<Cursor> cursor() {
        return Optional.empty();
    }

    @Override
    public Tally tally() {
        return frames.tally();
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.empty();
    }

    @Override
    public void accept(byte[] bytes, int length, Runnable beforeErase) {
        Tap tap = new Tap(beforeErase);
        for (int index = 0; index < length; index++) {
            frames.accept(bytes[index], tap);
        }
    }

    @Override
    public List<List<Cell>> cells() {
        return IntStream.range(0, rows)
                .mapToObj(row -> reader.row(row, columns))
                .toList();
    }

    @Override
    public void reset() {
        frames.forget();
        controller.clear();
        rested = false;
    }

    /** Glyphs without a name, frames that were damaged. */
    @Override
    public List<String> takeNews() {
        List<String> taken = List.copyOf(news);
        news.clear();
        return taken;
    }

    private void unknown(Glyph glyph) {
        if (told.size() < MOST_UNKNOWN && told.add(glyph)) {
            news.add("The display shows a glyph that no font of the profile has; name it there: display: {glyphs: {\""
                    + glyph.hex() + "\": \"?\"}}.\n" + glyph.picture());
        }
    }

    private final class Tap implements TapFrames.Listener {

        private final Runnable beforeErase;

        Tap(Runnable beforeErase) {
            this.beforeErase = beforeErase;
        }

        @Override
        public void command(int value) {
            controller.command(value, this::changing);
        }

        @Override
        public void data(int value) {
            controller.data(value, this::changing);
            if (rested && controller.wholeDrawn()) {
                // The same once more: the terminal has shown it again.
                changing();
            }
        }

        @Override
        public void rested(int millis) {
            rested = true;
            controller.beginDrawing();
        }

        @Override
        public void reset() {
            beforeErase.run();
            controller.reset();
        }

        @Override
        public void damaged() {
            if (news.size() < MOST_UNKNOWN) {
                news.add(
                        "Bytes of the display's tap were damaged or lost; until the terminal has drawn that part again, what is read"
                                + " there may be old. Check the tap's baud rate and wiring.");
            }
        }

        private void changing() {
            if (rested) {
                rested = false;
                beforeErase.run();
            }
        }
    }
}
