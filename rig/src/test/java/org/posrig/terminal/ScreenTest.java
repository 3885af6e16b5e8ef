package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScreenTest {

    @Test
    void the_text_of_a_screen_leaves_out_blank_rows_and_surrounding_blanks() {
        Screen screen = Screens.screen(1, "    消费", "", "  12.00元 ");
        assertThat(screen.text()).isEqualTo("消费\n12.00元");
        assertThat(screen.rows()).hasSize(4).startsWith("    消费        ");
        assertThat(screen.columns()).isEqualTo(Screens.COLUMNS);
    }

    @Test
    void a_blank_display_has_no_text_and_no_display_no_columns() {
        assertThat(Screens.screen(1).text()).isEmpty();
        assertThat(new Screen(1, Duration.ZERO, Duration.ZERO, List.of()).columns())
                .isZero();
    }

    @Test
    void inverse_columns_are_told_row_by_row() {
        List<Cell> row = List.of(new Cell("1", true), new Cell(".", false), new Cell("签", true), new Cell("", true));
        assertThat(new Screen(1, Duration.ZERO, Duration.ZERO, List.of(row)).inverse())
                .containsExactly("# ##");
    }

    @Test
    void a_named_screen_stands_where_all_its_texts_or_all_of_an_alternative_stand() {
        NamedScreen wrongPin =
                new NamedScreen("wrong-pin", List.of(List.of("[55]", "密码错"), List.of("密码错请重新输入")), true, false);
        assertThat(wrongPin.on(Screens.screen(1, "[55]", "密码错"))).isTrue();
        assertThat(wrongPin.on(Screens.screen(1, "密码错请重新输入"))).isTrue();
        assertThat(wrongPin.on(Screens.screen(1, "[55]"))).isFalse();
        assertThat(wrongPin.on(Screens.screen(1))).isFalse();
        assertThat(wrongPin.described()).isEqualTo("'wrong-pin' ([55] + 密码错, or 密码错请重新输入)");
    }

    @Test
    void a_screen_without_texts_means_a_blank_display() {
        NamedScreen off = new NamedScreen("off", List.of(List.of()), false, false);
        assertThat(off.on(Screens.screen(1))).isTrue();
        assertThat(off.on(Screens.screen(1, "x"))).isFalse();
        assertThat(off.described()).isEqualTo("'off' (a blank display)");
    }

    @Test
    void only_digits_can_be_typed_and_a_secret_shows_itself_nowhere() {
        assertThat(Value.amount(1200)).isEqualTo(Value.open("1200")).hasToString("1200");
        assertThat(Value.secret("258036")).hasToString("•");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Value.secret("25803x"))
                .withMessage("Only digits can be typed.");
    }

    @Test
    void a_press_is_bounded() {
        Duration gap = Duration.ofMillis(40);
        assertThat(new Press(Press.LONGEST_HOLD, gap, false).hold()).isEqualTo(Duration.ofSeconds(10));
        for (Duration hold : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMillis(10_001))) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Press(hold, gap, false));
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Press(gap, Duration.ofMillis(-1), false));
    }

    @Test
    void a_key_has_a_plain_name() {
        assertThat(Key.digit('7')).hasToString("7");
        for (String name : List.of("", "Enter", "a b", "x".repeat(17), "键")) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Key(name));
        }
    }
}
