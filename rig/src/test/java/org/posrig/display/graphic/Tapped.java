package org.posrig.display.graphic;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posrig.terminal.Cell;

/** The firmware's side: characters drawn into a controller's memory, and the tap's stream of it, made without the rig's own code for either. */
final class Tapped {

    static final GlyphFont FONT =
            GlyphFont.read(Path.of(System.getProperty("posrig.home"), "fixtures/fonts/unifont-gb2312.hex"));

    private static final Map<String, Glyph> GLYPHS = glyphs();

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    byte[] bytes() {
        return stream.toByteArray();
    }

    /** What firmware does first: whatever the controller was in, it shows its memory upright afterwards. */
    Tapped init() {
        return commands(0xE3, 0xE3, 0xE2, 0xEE, 0xA0, 0xC0, 0x2F, 0x81, 0x20, 0x40, 0xA4, 0xA6, 0xAF);
    }

    Tapped commands(int... values) {
        return frame('C', values);
    }

    Tapped data(int... values) {
        return frame('D', values);
    }

    Tapped rest(int millis) {
        return frame('P', millis >> 8, millis & 0xFF);
    }

    Tapped raw(int... values) {
        for (int value : values) {
            stream.write(value);
        }
        return this;
    }

    Tapped frame(int kind, int... payload) {
        ByteArrayOutputStream covered = new ByteArrayOutputStream();
        covered.write(kind);
        covered.write(payload.length);
        for (int value : payload) {
            covered.write(value);
        }
        stream.write(0xA5);
        stream.writeBytes(covered.toByteArray());
        stream.write(crc(covered.toByteArray()));
        return this;
    }

    /** Draws all 64 lines: rows of text, the rest dark; rows that begin with {@code ~} in inverse video. */
    Tapped screen(String... rows) {
        return screen(0, rows);
    }

    Tapped screen(int firstColumn, String... rows) {
        boolean[][] dots = new boolean[64][128];
        for (int row = 0; row < rows.length; row++) {
            boolean inverse = rows[row].startsWith("~");
            String text = inverse ? rows[row].substring(1) : rows[row];
            draw(dots, row * 16, text);
            if (inverse) {
                invert(dots, row * 16);
            }
        }
        for (int page = 0; page < 8; page++) {
            commands(0xB0 | page, 0x10 | firstColumn >> 4, firstColumn & 0x0F);
            int[] bytes = new int[128];
            for (int column = 0; column < 128; column++) {
                for (int bit = 0; bit < 8; bit++) {
                    bytes[column] |= (dots[page * 8 + bit][column] ? 1 : 0) << bit;
                }
            }
            data(bytes);
        }
        return this;
    }

    static GraphicLcdDecoder decoder() {
        return new GraphicLcdDecoder(16, 4, 0, FONT);
    }

    static List<String> rows(GraphicLcdDecoder decoder) {
        return decoder.cells().stream()
                .map(row ->
                        String.join("", row.stream().map(Cell::text).toList()).stripTrailing())
                .toList();
    }

    private static void draw(boolean[][] dots, int top, String text) {
        int left = 0;
        for (int point : text.codePoints().toArray()) {
            Glyph glyph = GLYPHS.get(Character.toString(point));
            if (glyph == null && point == ' ') {
                left += 8;
                continue;
            }
            for (int line = 0; line < 16; line++) {
                for (int column = 0; column < glyph.width(); column++) {
                    dots[top + line][left + column] = glyph.dot(line, column);
                }
            }
            left += glyph.width();
        }
    }

    private static void invert(boolean[][] dots, int top) {
        for (int line = top; line < top + 16; line++) {
            for (int column = 0; column < 128; column++) {
                dots[line][column] = !dots[line][column];
            }
        }
    }

    private static Map<String, Glyph> glyphs() {
        Map<String, Glyph> glyphs = new HashMap<>();
        FONT.characters().forEach((glyph, text) -> glyphs.put(text, glyph));
        return glyphs;
    }

    private static int crc(byte[] bytes) {
        // The same polynomial as in the tap's description, by long division over the bits.
        int rest = 0;
        for (byte value : bytes) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean top = (rest & 0x80) != 0 ^ (value >> bit & 1) != 0;
                rest = rest << 1 & 0xFF;
                rest ^= top ? 0x07 : 0;
            }
        }
        return rest;
    }
}
