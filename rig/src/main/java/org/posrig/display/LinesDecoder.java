package org.posrig.display;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;

/**
 * Text in lines, as it comes from a device without a display protocol: the last lines stand on the display, the newest at the bottom
 * once all rows are taken. A line ends with LF, with or without a CR; the next row is begun only when something comes for it, so that
 * a display of four rows shows four lines. CR alone: the row is written anew from its beginning. FF (0x0C) clears. What is too long
 * goes on in the next row. Other control characters are passed over.
 *
 * <p>After any garbage it is right again from the next FF.
 */
public final class LinesDecoder implements DisplayDecoder {

    private final Grid grid;
    private final CharacterReader characters;
    private final CharacterReader.Sink sink = this::write;
    private final Count count = new Count();
    private int newLines;
    private boolean anew;

    /**
     * @param columns 1 to 400, as narrow characters
     * @param rows 1 to 200
     * @param charset any in which the bytes 0x00 to 0x1F stand only for themselves
     */
    public LinesDecoder(int columns, int rows, Charset charset) {
        grid = Grid.checked(columns, rows);
        characters = new CharacterReader(charset);
        reset();
    }

    @Override
    public void accept(byte[] bytes, int length, Runnable beforeErase) {
        count.bytes(length);
        for (int index = 0; index < length; index++) {
            int code = bytes[index] & 0xFF;
            if (code >= 0x20 && code != 0x7F) {
                characters.accept(bytes[index], sink);
            } else {
                characters.cut(sink);
                control(code, beforeErase);
            }
        }
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.of(characters.charset());
    }

    @Override
    public List<List<Cell>> cells() {
        return grid.copy();
    }

    @Override
    public Optional<Cursor> cursor() {
        return Optional.empty();
    }

    @Override
    public Tally tally() {
        return count.tally();
    }

    @Override
    public void reset() {
        grid.reset();
        grid.wrapping(true);
        characters.reset();
        newLines = 0;
        anew = false;
    }

    private void control(int code, Runnable beforeErase) {
        switch (code) {
            case '\n' -> {
                count.command(true);
                newLines = Math.min(newLines + 1, grid.rows());
                anew = false;
            }
            case '\r' -> anew = true;
            case '\f' -> {
                count.command(true);
                beforeErase.run();
                grid.eraseAll();
                grid.moveTo(0, 0);
                newLines = 0;
                anew = false;
            }
            case '\b' -> grid.moveBy(0, -1);
            case '\t' -> write(" ", 1);
            // Nothing but the ends of lines is said without text: an ESC or any other is another protocol's.
            default -> count.command(false);
        }
    }

    private void write(String text, int width) {
        count.character(text);
        for (; newLines > 0; newLines--) {
            grid.carriageReturn();
            grid.lineFeed();
        }
        if (anew) {
            anew = false;
            grid.eraseLine();
            grid.carriageReturn();
        }
        grid.write(text, width);
    }
}
