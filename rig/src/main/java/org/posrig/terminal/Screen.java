package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a display showed at one moment; immutable.
 *
 * @param number rises by one with each screen of a terminal
 * @param first when the first byte that made this screen arrived, on the timeline's clock
 * @param last when its last byte arrived
 * @param cells rows of cells, all of the same length
 * @param cursor empty where the display has none
 */
public record Screen(long number, Duration first, Duration last, List<List<Cell>> cells, Optional<Cursor> cursor) {

    public Screen {
        cells = cells.stream().map(List::copyOf).toList();
    }

    /** Of a display without a cursor. */
    public Screen(long number, Duration first, Duration last, List<List<Cell>> cells) {
        this(number, first, last, cells, Optional.empty());
    }

    /** The rows as text, with trailing blanks. */
    public List<String> rows() {
        return cells.stream()
                .map(row -> row.stream().map(Cell::text).collect(Collectors.joining()))
                .toList();
    }

    /** For each row its inverse columns as {@code #}, the others as blanks. */
    public List<String> inverse() {
        return cells.stream()
                .map(row -> row.stream().map(cell -> cell.inverse() ? "#" : " ").collect(Collectors.joining()))
                .toList();
    }

    /** All rows without surrounding blanks, empty rows left out, joined by line feeds: what patterns are matched against. */
    public String text() {
        List<String> lines = new ArrayList<>();
        for (String row : rows()) {
            if (!row.isBlank()) {
                lines.add(row.strip());
            }
        }
        return String.join("\n", lines);
    }

    /** The screen in a box, a line each row, for a reader. */
    public List<String> boxed() {
        return new ScreenPicture(this).plain();
    }

    public int columns() {
        return cells.isEmpty() ? 0 : cells.getFirst().size();
    }

    /** The same with every digit as •: as it may be told while a PIN or a password is typed. */
    Screen withoutDigits() {
        return new Screen(
                number,
                first,
                last,
                cells.stream()
                        .map(row -> row.stream().map(Screen::withoutDigit).toList())
                        .toList());
    }

    private static Cell withoutDigit(Cell cell) {
        return cell.text().length() == 1 && Character.isDigit(cell.text().charAt(0))
                ? new Cell("•", cell.inverse())
                : cell;
    }
}
