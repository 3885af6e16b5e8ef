package org.posrig.display;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;

/**
 * The part of a VT100's control functions that small displays and consoles use, after the DEC VT100 user guide and ECMA-48:
 *
 * <ul>
 *   <li>{@code CSI} H f A B C D G d: cursor; {@code CSI} J and K 0 1 2: erase; {@code CSI} X @ P L M S T: cells and rows come and go
 *   <li>{@code CSI m} 0 5 7 25 27: blink and inverse video; {@code CSI ?7h}, {@code ?7l}: wrap at the row's end, off at first;
 *       {@code CSI ?25h}, {@code ?25l}: cursor shown or not; {@code CSI t;b r}: which rows scroll
 *   <li>{@code ESC c}: reset; {@code ESC} D E M 7 8; {@code ESC ( 0}, {@code ESC ) 0}, SO, SI: DEC's set for drawing
 *   <li>BS, HT, LF (VT and FF as LF; scrolls at the last row), CR, CAN, SUB
 * </ul>
 *
 * <p>Everything else is skipped as a whole: other CSI and ESC sequences, strings (OSC, DCS …) up to BEL or the next ESC. An ESC always begins
 * anew, so after any garbage {@code ESC [2J ESC [H} is understood; what it does not undo are inverse video, wrapping, the set for drawing
 * and which rows scroll ({@code ESC c} does). A lone lead byte in front of a printable character may take that one with it, as it would
 * on a real display, but never a control character. C1 controls in one byte are not known: multi-byte charsets use these bytes.
 */
public final class Vt100Decoder implements DisplayDecoder {

    private static final int BEL = 0x07;
    private static final int SHIFT_OUT = 0x0E;
    private static final int SHIFT_IN = 0x0F;
    private static final int CAN = 0x18;
    private static final int SUB = 0x1A;
    private static final int ESC = 0x1B;
    private static final int DEL = 0x7F;

    private enum State {
        TEXT,
        ESCAPE,
        ESCAPE_SKIPPED,
        CONTROL_SEQUENCE,
        STRING
    }

    private final Grid grid;
    private final Vt100Commands commands;
    private final CharacterReader characters;
    private final CharacterReader.Sink sink = this::write;
    private final Count count = new Count();
    private final ControlSequence sequence = new ControlSequence();
    private State state = State.TEXT;
    private char intermediate;

    /**
     * @param columns 1 to 400, as narrow characters
     * @param rows 1 to 200
     * @param charset any in which the bytes 0x00 to 0x1F stand only for themselves: UTF-8, GB18030, GBK, Big5, ISO 8859 …
     */
    public Vt100Decoder(int columns, int rows, Charset charset) {
        grid = Grid.checked(columns, rows);
        commands = new Vt100Commands(grid);
        characters = new CharacterReader(charset);
    }

    @Override
    public void accept(byte[] bytes, int length, Runnable beforeErase) {
        count.bytes(length);
        for (int index = 0; index < length; index++) {
            accept(bytes[index], beforeErase);
        }
    }

    @Override
    public List<List<Cell>> cells() {
        return grid.copy();
    }

    @Override
    public Optional<Cursor> cursor() {
        return Optional.of(grid.cursor());
    }

    @Override
    public Tally tally() {
        return count.tally();
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.of(characters.charset());
    }

    @Override
    public void reset() {
        commands.reset();
        characters.reset();
        state = State.TEXT;
    }

    private void accept(byte raw, Runnable beforeErase) {
        int value = raw & 0xFF;
        if (value < 0x20) {
            control(value);
            return;
        }
        switch (state) {
            case TEXT -> {
                if (value == DEL) {
                    characters.cut(sink);
                } else {
                    characters.accept(raw, sink);
                }
            }
            case ESCAPE -> escaped(value, beforeErase);
            case ESCAPE_SKIPPED -> {
                if (value >= 0x30) {
                    state = State.TEXT;
                    commands.designate(intermediate, (char) value);
                }
            }
            case CONTROL_SEQUENCE -> {
                if (value >= DEL) {
                    state = State.TEXT;
                    characters.accept(raw, sink);
                } else if (sequence.accept(value)) {
                    state = State.TEXT;
                    perform((char) value, beforeErase);
                }
            }
            case STRING -> {}
        }
    }

    private void write(String text, int width) {
        count.character(text);
        commands.write(text, width);
    }

    private void control(int value) {
        characters.cut(sink);
        if (value == ESC) {
            state = State.ESCAPE;
            return;
        }
        if (value == CAN || value == SUB || (value == BEL && state == State.STRING)) {
            state = State.TEXT;
            return;
        }
        if (state == State.STRING) {
            return;
        }
        switch (value) {
            case '\b' -> grid.moveBy(0, -1);
            case '\t' -> grid.tab();
            case '\n', 0x0B, 0x0C -> grid.lineFeed();
            case '\r' -> grid.carriageReturn();
            case SHIFT_OUT -> commands.shift(true);
            case SHIFT_IN -> commands.shift(false);
            case 0, BEL -> {}
            default -> count.command(false);
        }
    }

    private void escaped(int value, Runnable beforeErase) {
        state = State.TEXT;
        switch (value) {
            case '[' -> {
                sequence.begin();
                state = State.CONTROL_SEQUENCE;
            }
            case ']', 'P', 'X', '^', '_' -> state = State.STRING;
            case 'c' -> {
                count.command(true);
                beforeErase.run();
                commands.reset();
            }
            default -> {
                if (value < 0x30) {
                    state = State.ESCAPE_SKIPPED;
                    intermediate = (char) value;
                } else if (value >= DEL) {
                    characters.accept((byte) value, sink);
                } else {
                    count.command(commands.escaped((char) value));
                }
            }
        }
    }

    private void perform(char end, Runnable beforeErase) {
        if (sequence.isPrivate('?') && (end == 'h' || end == 'l')) {
            for (int which : sequence.all()) {
                commands.mode(which, end == 'h');
            }
        }
        if (sequence.isPlain()) {
            count.command(commands.sequence(end, sequence, beforeErase));
        } else {
            count.command(true);
        }
    }
}
