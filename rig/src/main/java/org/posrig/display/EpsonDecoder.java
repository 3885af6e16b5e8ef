package org.posrig.display;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;

/**
 * A customer display of Epson's DM-D series, after Epson's public command reference:
 *
 * <ul>
 *   <li>CLR (0x0C): clear, cursor home; CAN (0x18): clear the cursor's row; {@code ESC @}: as if just switched on
 *   <li>{@code US SOH}, {@code STX}, {@code ETX} (MD1 to MD3): overwrite, vertical and horizontal mode, see {@link CustomerPanel}
 *   <li>{@code US $ x y}, {@code US LF}, {@code US CR}, {@code US B}, BS, HT, LF, HOM (0x0B), CR: cursor; {@code US C n}: whether it is shown
 *   <li>{@code US r n}: inverse; {@code US E n}: the whole display blinks, or is dark with 255
 *   <li>{@code US . c}, {@code US , c}, {@code US ; c}: a character with the point, comma or both that share its place
 *   <li>{@code ESC = 1}: what follows is for the printer behind the display, until {@code ESC =} with another number
 *   <li>brightness, annunciators, code tables, clock, macros, fonts and {@code US (}: passed over with their bytes
 * </ul>
 *
 * <p>After any garbage it is right again from the next {@code ESC @} that no open command takes for its argument, unless the garbage has
 * sent what follows to the printer; from the next CLR but for what CLR does not undo: modes, inverse, blink.
 */
public final class EpsonDecoder implements DisplayDecoder {

    private static final int CLR = 0x0C;
    private static final int CAN = 0x18;
    private static final int DARK = 255;

    private static final Map<Integer, String> INTRODUCERS = Map.of(0x1B, "ESC", 0x1F, "US");

    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("ESC @", 0),
            Map.entry("ESC =", 1),
            Map.entry("ESC t", 1),
            Map.entry("ESC R", 1),
            Map.entry("ESC %", 1),
            Map.entry("ESC ?", 1),
            Map.entry("ESC &", PanelCommand.FONT),
            Map.entry("US \u0001", 0),
            Map.entry("US \u0002", 0),
            Map.entry("US \u0003", 0),
            Map.entry("US \n", 0),
            Map.entry("US \r", 0),
            Map.entry("US B", 0),
            Map.entry("US @", 0),
            Map.entry("US :", 0),
            Map.entry("US U", 0),
            Map.entry("US $", 2),
            Map.entry("US #", 2),
            Map.entry("US T", 2),
            Map.entry("US ^", 2),
            Map.entry("US C", 1),
            Map.entry("US E", 1),
            Map.entry("US X", 1),
            Map.entry("US r", 1),
            Map.entry("US v", 1),
            Map.entry("US .", 1),
            Map.entry("US ,", 1),
            Map.entry("US ;", 1),
            Map.entry("US (", PanelCommand.BLOCK));

    private final CustomerPanel panel;
    private final PanelCommand command = new PanelCommand(INTRODUCERS, LENGTHS);
    private int blink;
    private boolean forPrinter;

    /**
     * @param columns 1 to 400, as narrow characters
     * @param rows 1 to 200
     * @param charset any in which the bytes 0x00 to 0x1F stand only for themselves
     */
    public EpsonDecoder(int columns, int rows, Charset charset) {
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
        List<List<Cell>> cells = panel.cells();
        return blink == 0
                ? cells
                : cells.stream()
                        .map(row -> row.stream().map(this::shown).toList())
                        .toList();
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
        blink = 0;
        forPrinter = false;
    }

    private Cell shown(Cell cell) {
        if (blink == DARK) {
            return Cell.BLANK;
        }
        return cell.equals(Cell.BLANK) ? cell : new Cell(cell.text(), cell.inverse(), true);
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
        } else if (!forPrinter) {
            if (code < 0x20) {
                panel.cut();
                control(code, beforeErase);
            } else {
                panel.text(value);
            }
        }
    }

    private void control(int code, Runnable beforeErase) {
        switch (code) {
            case CLR -> {
                panel.count().command(true);
                beforeErase.run();
                panel.clear();
            }
            case CAN -> panel.clearLine();
            case '\b' -> panel.left();
            case '\t' -> panel.right();
            case '\n' -> panel.down();
            case 0x0B -> panel.home();
            case '\r' -> panel.lineStart();
            case 0 -> {}
            default -> panel.count().command(false);
        }
    }

    private void perform(Runnable beforeErase) {
        if (command.name().equals("ESC =")) {
            forPrinter = command.argument(0) == 1;
        }
        if (!forPrinter) {
            panel.count().command(command.known() && obeyed(beforeErase));
        }
    }

    /** False for what looks like a command of this display and is none. */
    private boolean obeyed(Runnable beforeErase) {
        int argument = command.argument(0);
        switch (command.name()) {
            case "ESC @" -> {
                beforeErase.run();
                reset();
            }
            case "US \u0001" -> panel.mode(CustomerPanel.Mode.OVERWRITE);
            case "US \u0002" -> panel.mode(CustomerPanel.Mode.VERTICAL);
            case "US \u0003" -> panel.mode(CustomerPanel.Mode.HORIZONTAL);
            case "US \n" -> panel.up();
            case "US \r" -> panel.lineEnd();
            case "US B" -> panel.bottom();
            case "US C" -> panel.showCursor((argument & 1) == 1);
            case "US r" -> panel.inverse((argument & 1) == 1);
            case "US E" -> blink = argument;
            case "US $" -> {
                return panel.goTo(argument, command.argument(1));
            }
            case "US .", "US ,", "US ;" -> {
                return pointed((char) argument, command.name().charAt(3));
            }
            default -> {}
        }
        return true;
    }

    private boolean pointed(char character, char point) {
        if (character < 0x20 || character > 0x7E) {
            return false;
        }
        panel.write(String.valueOf(character) + point, 1);
        return true;
    }
}
