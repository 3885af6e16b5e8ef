package org.posrig.display;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;

/**
 * A customer display that speaks CD5220, usually of two rows of twenty columns, after the public command lists of such displays (PosX
 * XP8200, Partner CD-7220):
 *
 * <ul>
 *   <li>{@code ESC Q A}, {@code B} text CR: the upper and the lower row, at once with the CR; {@code ESC Q D}: text that walks through the
 *       upper row, of which the beginning is kept. From then on only another {@code ESC Q}, CLR, CAN and {@code ESC @} are obeyed
 *   <li>CLR (0x0C): clear, cursor home; CAN (0x18): clear the cursor's row; {@code ESC @}: as if just switched on
 *   <li>{@code ESC DC1}, {@code DC2}, {@code DC3}: overwrite, vertical and horizontal mode, see {@link CustomerPanel}
 *   <li>{@code ESC l x y}, {@code ESC [} A B C D H L R K, BS, HT, LF, HOM (0x0B), CR: cursor; {@code ESC _ n}: whether it is shown
 *   <li>{@code ESC = 1}: what follows is for the printer behind the display, until {@code ESC =} with another number
 *   <li>{@code ESC} * ? % f c t R W and the font download {@code ESC &}: passed over with their bytes
 * </ul>
 *
 * <p>After any garbage it is right again from the next {@code ESC @} or CLR that no open command takes for its argument, unless the garbage
 * has sent what follows to the printer.
 */
public final class Cd5220Decoder implements DisplayDecoder {

    private static final int CLR = 0x0C;
    private static final int CAN = 0x18;
    private static final int LONGEST_LINE = 512;

    private static final Map<Integer, String> INTRODUCERS = Map.of(0x1B, "ESC");

    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("ESC @", 0),
            Map.entry("ESC Q", 1),
            Map.entry("ESC \u0011", 0),
            Map.entry("ESC \u0012", 0),
            Map.entry("ESC \u0013", 0),
            Map.entry("ESC [", 1),
            Map.entry("ESC l", 2),
            Map.entry("ESC _", 1),
            Map.entry("ESC *", 1),
            Map.entry("ESC ?", 1),
            Map.entry("ESC %", 1),
            Map.entry("ESC f", 1),
            Map.entry("ESC c", 1),
            Map.entry("ESC t", 1),
            Map.entry("ESC R", 1),
            Map.entry("ESC =", 1),
            Map.entry("ESC W", 4),
            Map.entry("ESC &", PanelCommand.FONT));

    private final CustomerPanel panel;
    private final PanelCommand command = new PanelCommand(INTRODUCERS, LENGTHS);
    private final byte[] line = new byte[LONGEST_LINE];
    private int lineLength;
    private int lineRow;
    private boolean inLine;
    private boolean linesOnly;
    private boolean forPrinter;

    /**
     * @param columns 1 to 400, as narrow characters
     * @param rows 1 to 200
     * @param charset any in which the bytes 0x00 to 0x1F stand only for themselves
     */
    public Cd5220Decoder(int columns, int rows, Charset charset) {
        panel = new CustomerPanel(columns, rows, charset);
    }

    @Override
    public void accept(byte[] bytes, int length, Runnable beforeErase) {
        panel.count().bytes(length);
        for (int index = 0; index < length; index++) {
            accept(bytes[index], beforeErase);
        }
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.of(panel.charset());
    }

    @Override
    public List<List<Cell>> cells() {
        return panel.cells();
    }

    @Override
    public Optional<Cursor> cursor() {
        return panel.cursor();
    }

    @Override
    public Tally tally() {
        return panel.count().tally();
    }

    @Override
    public void reset() {
        panel.reset();
        command.reset();
        inLine = false;
        linesOnly = false;
        forPrinter = false;
    }

    private void accept(byte value, Runnable beforeErase) {
        int code = value & 0xFF;
        if (command.open()) {
            command.accept(code);
            if (!command.open()) {
                perform(beforeErase);
            }
        } else if (command.begins(code)) {
            panel.cut();
            endLine();
        } else if (forPrinter) {
            return;
        } else if (code < 0x20) {
            control(code, beforeErase);
        } else if (inLine) {
            if (lineLength < LONGEST_LINE) {
                line[lineLength++] = value;
            }
        } else {
            panel.text(value);
        }
    }

    private void control(int code, Runnable beforeErase) {
        panel.cut();
        switch (code) {
            case CLR -> {
                leaveLines();
                panel.count().command(true);
                beforeErase.run();
                panel.clear();
            }
            case CAN -> {
                leaveLines();
                panel.clearLine();
            }
            case '\r' -> {
                if (inLine) {
                    endLine();
                } else if (!linesOnly) {
                    panel.lineStart();
                }
            }
            default -> {
                if (!linesOnly && code != 0) {
                    move(code);
                }
            }
        }
    }

    private void move(int code) {
        switch (code) {
            case '\b' -> panel.left();
            case '\t' -> panel.right();
            case '\n' -> panel.down();
            case 0x0B -> panel.home();
            default -> panel.count().command(false);
        }
    }

    private void leaveLines() {
        inLine = false;
        linesOnly = false;
    }

    /** The row that was on its way is shown; an ESC ends it too, where its CR got lost. */
    private void endLine() {
        if (inLine) {
            inLine = false;
            panel.line(lineRow, line, lineLength);
        }
    }

    private void perform(Runnable beforeErase) {
        if (forPrinter && !command.name().equals("ESC =")) {
            return;
        }
        boolean known = command.known();
        switch (command.name()) {
            case "ESC @" -> {
                beforeErase.run();
                reset();
            }
            case "ESC =" -> forPrinter = command.argument(0) == 1;
            case "ESC Q" -> known = beginLine((char) command.argument(0));
            default -> {
                if (!linesOnly) {
                    known = known && place();
                }
            }
        }
        panel.count().command(known);
    }

    private boolean beginLine(char which) {
        if (which != 'A' && which != 'B' && which != 'D') {
            return false;
        }
        linesOnly = true;
        inLine = true;
        lineRow = which == 'B' ? 1 : 0;
        lineLength = 0;
        return true;
    }

    /** Modes and cursor; false for what looks like a command of this display and is none. */
    private boolean place() {
        switch (command.name()) {
            case "ESC \u0011" -> panel.mode(CustomerPanel.Mode.OVERWRITE);
            case "ESC \u0012" -> panel.mode(CustomerPanel.Mode.VERTICAL);
            case "ESC \u0013" -> panel.mode(CustomerPanel.Mode.HORIZONTAL);
            case "ESC _" -> panel.showCursor((command.argument(0) & 1) == 1);
            case "ESC l" -> {
                return panel.goTo(command.argument(0), command.argument(1));
            }
            case "ESC [" -> {
                return moved((char) command.argument(0));
            }
            default -> {}
        }
        return true;
    }

    private boolean moved(char where) {
        switch (where) {
            case 'A' -> panel.up();
            case 'B' -> panel.down();
            case 'C' -> panel.right();
            case 'D' -> panel.left();
            case 'H' -> panel.home();
            case 'L' -> panel.lineStart();
            case 'R' -> panel.lineEnd();
            case 'K' -> panel.bottom();
            default -> {
                return false;
            }
        }
        return true;
    }
}
