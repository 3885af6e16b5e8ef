package org.posrig.display;

import java.util.ArrayList;
import java.util.List;
import org.posrig.terminal.Cell;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * Hides the digits that appear on a display while a PIN or a password is typed: a terminal that shows what it must not would otherwise
 * tell it to the timeline digit by digit, and one digit is nothing that could be found in a text. An entry lasts from the first key that
 * is told as • to the next one that is not. What was hidden stays hidden as long as it stands.
 */
final class SecretEntry implements AutoCloseable {

    private static final String SECRET = "•";

    private final Timeline.Subscription subscription;
    // Keys are told under the timeline's lock, screens are made under the display's: these pass from one to the other.
    private volatile boolean underWay;
    private volatile int begun;
    private int seen;
    private boolean sinceTold;
    private List<List<Cell>> before = List.of();
    private List<List<Cell>> hidden = List.of();

    SecretEntry(Timeline timeline, String terminal) {
        subscription = timeline.subscribe(event -> key(event, terminal));
    }

    /** Bytes arrive. */
    void bytes() {
        sinceTold |= underWay;
    }

    /** Whether an entry was under way since the screen before. */
    boolean now() {
        return sinceTold || underWay;
    }

    /** The cells as they may be told. @param previous the screen before, as it was */
    List<List<Cell>> told(List<List<Cell>> cells, List<List<Cell>> previous) {
        boolean entry = now();
        sinceTold = false;
        if (entry && seen != begun) {
            seen = begun;
            before = previous;
        }
        List<List<Cell>> told = new ArrayList<>();
        List<List<Cell>> hides = new ArrayList<>();
        boolean any = false;
        for (int row = 0; row < cells.size(); row++) {
            List<Cell> toldRow = new ArrayList<>(cells.get(row));
            List<Cell> hiddenRow = new ArrayList<>();
            for (int column = 0; column < toldRow.size(); column++) {
                Cell cell = toldRow.get(column);
                boolean hide =
                        digit(cell) && (entry && !stood(before, row, column, cell) || stood(hidden, row, column, cell));
                hiddenRow.add(hide ? cell : Cell.BLANK);
                if (hide) {
                    toldRow.set(column, new Cell(SECRET, cell.inverse()));
                    any = true;
                }
            }
            told.add(toldRow);
            hides.add(hiddenRow);
        }
        hidden = any ? hides : List.of();
        return any ? told : cells;
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void key(Event event, String terminal) {
        if (event.what() instanceof Happening.KeyMoved(String at, String key, boolean down)
                && down
                && at.equals(terminal)) {
            boolean secret = key.equals(SECRET);
            if (secret && !underWay) {
                begun++;
            }
            underWay = secret;
        }
    }

    private static boolean digit(Cell cell) {
        return cell.text().length() == 1 && Character.isDigit(cell.text().charAt(0));
    }

    private static boolean stood(List<List<Cell>> cells, int row, int column, Cell cell) {
        return row < cells.size()
                && column < cells.get(row).size()
                && cells.get(row).get(column).text().equals(cell.text());
    }
}
