package org.posrig.terminal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posrig.fault.RigFault;

/**
 * How a keypad's keys lie on its rows and columns. Where three keys at the corners of a rectangle are closed, current finds its way round to
 * the fourth corner, and a terminal without diodes in its keypad sees a key that nobody presses: a ghost.
 *
 * @param rows for each row what lies at its columns; empty where no key does
 */
public record Matrix(List<List<Optional<Key>>> rows) {

    /** A keypad of which nobody has told how it is wired: nothing is known of its ghosts. */
    public static final Matrix UNKNOWN = new Matrix(List.of());

    public Matrix {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Refuses keys that make another one appear.
     *
     * @throws RigFault that names the ghost
     */
    void check(String terminal, Set<Key> together) {
        Set<Place> closed = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                if (rows.get(row).get(column).filter(together::contains).isPresent()) {
                    closed.add(new Place(row, column));
                }
            }
        }
        for (Place corner : closed) {
            for (Place alongRow : closed) {
                for (Place alongColumn : closed) {
                    if (corner.row == alongRow.row
                            && corner.column == alongColumn.column
                            && corner.row != alongColumn.row
                            && corner.column != alongRow.column) {
                        at(new Place(alongColumn.row, alongRow.column))
                                .filter(ghost -> !together.contains(ghost))
                                .ifPresent(ghost -> {
                                    throw refused(
                                            terminal, List.of(key(alongRow), key(corner), key(alongColumn)), ghost);
                                });
                    }
                }
            }
        }
    }

    private record Place(int row, int column) {}

    private Key key(Place place) {
        return at(place).orElseThrow();
    }

    private Optional<Key> at(Place place) {
        List<Optional<Key>> row = rows.get(place.row);
        return place.column < row.size() ? row.get(place.column) : Optional.empty();
    }

    private static RigFault refused(String terminal, List<Key> corners, Key ghost) {
        List<String> names = corners.stream().map(Key::name).sorted().toList();
        return new RigFault(
                RigFault.Cause.FIXTURE,
                "Keys '" + names.get(0) + "', '" + names.get(1) + "' and '" + names.get(2) + "' together close '"
                        + ghost + "' as well on the keypad of " + terminal
                        + ", since they lie at three corners of its matrix.",
                "Press other keys together, or none; nothing has been pressed.");
    }
}
