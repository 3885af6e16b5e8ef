package org.posrig.display.graphic;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The memory and the switches of an ST7565-class controller (Sitronix ST7565S data sheet): 132 columns of 65 lines, of which 128 by 64 are seen. A
 * data byte is eight dots of one column, the lowest bit on top; the column steps on by itself and stops behind the last one, the page does not.
 *
 * <p>Segment and common direction (A0/A1, C0/C8) are set by the firmware to undo how the glass is mounted, so the picture is upright in
 * memory order whatever they are: they are understood and leave the picture as it is. Read commands are not seen by a tap that hears writes only.
 */
final class LcdController {

    static final int COLUMNS = 128;
    static final int LINES = 64;

    private static final int MEMORY_COLUMNS = 132;
    private static final int PAGES = 9;

    private final byte[][] memory = new byte[PAGES][MEMORY_COLUMNS];
    private final BitSet drawn = new BitSet();
    private final int firstColumn;
    private int page;
    private int column;
    private int keptColumn;
    private int startLine;
    private boolean on;
    private boolean inverse;
    private boolean allLit;
    private boolean modifying;
    private boolean parameterFollows;

    /** @param firstColumn the memory column that is seen leftmost, 0 to 4: glass of 128 columns hangs on 132 */
    LcdController(int firstColumn) {
        this.firstColumn = firstColumn;
    }

    /** As the reset line leaves it; the memory keeps what it has, but nothing is seen until the display is switched on. */
    void reset() {
        page = 0;
        column = 0;
        startLine = 0;
        on = false;
        inverse = false;
        allLit = false;
        modifying = false;
        parameterFollows = false;
    }

    /** Forgets the memory too. */
    void clear() {
        reset();
        for (byte[] line : memory) {
            Arrays.fill(line, (byte) 0);
        }
    }

    /**
     * @param beforeChange run when the picture is about to become another one
     */
    void command(int value, Runnable beforeChange) {
        if (parameterFollows) {
            parameterFollows = false;
            return;
        }
        switch (value) {
            case 0x81, 0xAD, 0xF8 -> parameterFollows = true;
            case 0xAE, 0xAF -> on = changed(on, value == 0xAF, beforeChange);
            case 0xA4, 0xA5 -> allLit = changed(allLit, value == 0xA5, beforeChange);
            case 0xA6, 0xA7 -> inverse = changed(inverse, value == 0xA7, beforeChange);
            case 0xE0 -> {
                modifying = true;
                keptColumn = column;
            }
            case 0xEE -> {
                column = modifying ? keptColumn : column;
                modifying = false;
            }
            case 0xE2 -> {
                // Software reset: registers as below, display and memory as they are (data sheet, "Reset").
                page = 0;
                column = 0;
                modifying = false;
                startLine(0, beforeChange);
            }
            default -> addressed(value, beforeChange);
        }
    }

    private void addressed(int value, Runnable beforeChange) {
        switch (value & 0xF0) {
            case 0x00 -> column = column & 0xF0 | value & 0x0F;
            case 0x10 -> column = column & 0x0F | (value & 0x0F) << 4;
            case 0x40, 0x50, 0x60, 0x70 -> startLine(value & 0x3F, beforeChange);
            case 0xB0 -> page = Math.min(value & 0x0F, PAGES - 1);
            default -> {
                // Power, ratio, bias, directions, static indicator: nothing that shows in the picture.
            }
        }
    }

    void data(int value, Runnable beforeChange) {
        if (column < MEMORY_COLUMNS) {
            if (page < LINES / 8 && column >= firstColumn && column < firstColumn + COLUMNS) {
                drawn.set(page * MEMORY_COLUMNS + column);
            }
            if (memory[page][column] != (byte) value) {
                beforeChange.run();
                memory[page][column] = (byte) value;
            }
            column++;
        }
    }

    /** From now on what is drawn counts anew for {@link #wholeDrawn}. */
    void beginDrawing() {
        drawn.clear();
    }

    /** Whether every dot that is seen has been written since drawing began, changed or not. */
    boolean wholeDrawn() {
        return drawn.cardinality() == LINES / 8 * COLUMNS;
    }

    /** Whether a dot is seen lit; in inverse display the dark ones are those that were lit. */
    boolean lit(int line, int seenColumn) {
        int stored = (line + startLine) % LINES;
        boolean set = (memory[stored / 8][seenColumn + firstColumn] >> (stored % 8) & 1) == 1;
        return on && (allLit || set != inverse);
    }

    private void startLine(int line, Runnable beforeChange) {
        if (line != startLine) {
            beforeChange.run();
            startLine = line;
        }
    }

    private static boolean changed(boolean was, boolean becomes, Runnable beforeChange) {
        if (was != becomes) {
            beforeChange.run();
        }
        return becomes;
    }
}
