package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.posrig.fault.RigFault;

final class MatrixTest {

    private static final Matrix PHONE = matrix("1 2 3", "4 5 6", "7 8 9", ". 0");

    private final ScriptedTerminal scripted = new ScriptedTerminal();
    private final Terminal terminal = scripted.terminal(Profiles.paper().with(PHONE));

    @Test
    void three_corners_are_refused_by_the_name_of_the_fourth_and_nothing_is_pressed() {
        assertThatThrownBy(() -> terminal.pressTogether(keys("1", "3", "7")))
                .isInstanceOf(RigFault.class)
                .hasMessage(
                        "Keys '1', '3' and '7' together close '9' as well on the keypad of T1, since they lie at"
                                + " three corners of its matrix. Press other keys together, or none; nothing has been pressed.");
        assertThat(scripted.done()).isEmpty();
    }

    @Test
    void keys_without_a_ghost_are_pressed_together() {
        terminal.pressTogether(keys("1", "9"));
        terminal.pressTogether(keys("1", "2", "3"));
        assertThat(scripted.done()).containsExactly("1+9", "1+2+3");
    }

    @Test
    void no_ghost_appears_where_no_key_lies_or_all_four_are_wanted() {
        assertThatCode(() -> PHONE.check("T1", keys("7", "8", "0"))).doesNotThrowAnyException();
        assertThatCode(() -> PHONE.check("T1", keys("1", "2", "4", "5"))).doesNotThrowAnyException();
        assertThatCode(() -> Matrix.UNKNOWN.check("T1", keys("1", "2", "4"))).doesNotThrowAnyException();
    }

    // What current does: a column and a row are joined as soon as one closed key joins them, over any number of others.
    @Test
    void every_three_keys_are_refused_if_and_only_if_current_finds_a_fourth() {
        List<String> all = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "0");
        for (String one : all) {
            for (String two : all) {
                for (String three : all) {
                    Set<Key> keys = Stream.of(one, two, three).map(Key::new).collect(Collectors.toSet());
                    boolean refused = false;
                    try {
                        PHONE.check("T1", keys);
                    } catch (RigFault fault) {
                        refused = true;
                    }
                    assertThat(refused)
                            .as(one + two + three)
                            .isEqualTo(closedByCurrent(keys).size() > keys.size());
                }
            }
        }
    }

    private static Set<Key> closedByCurrent(Set<Key> pressed) {
        List<List<Optional<Key>>> rows = PHONE.rows();
        boolean[][] joined = new boolean[rows.size()][3];
        for (int round = 0; round < 10; round++) {
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < 3; column++) {
                    Optional<Key> key =
                            column < rows.get(row).size() ? rows.get(row).get(column) : Optional.empty();
                    joined[row][column] |= key.filter(pressed::contains).isPresent();
                    for (int other = 0; other < rows.size(); other++) {
                        for (int across = 0; across < 3; across++) {
                            joined[row][column] |=
                                    joined[row][across] && joined[other][across] && joined[other][column];
                        }
                    }
                }
            }
        }
        Set<Key> closed = new java.util.HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                if (joined[row][column]) {
                    rows.get(row).get(column).ifPresent(closed::add);
                }
            }
        }
        return closed;
    }

    private static Set<Key> keys(String... names) {
        return Stream.of(names).map(Key::new).collect(Collectors.toSet());
    }

    private static Matrix matrix(String... rows) {
        return new Matrix(Stream.of(rows)
                .map(row -> Arrays.stream(row.split(" "))
                        .map(name -> name.equals(".") ? Optional.<Key>empty() : Optional.of(new Key(name)))
                        .toList())
                .toList());
    }
}
