package org.posrig.bench.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;
import org.posrig.fault.BadInput;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Key;
import org.posrig.terminal.ProfileReader;
import org.posrig.terminal.Screen;
import org.posrig.terminal.TerminalProfile;

/** Keys as people write them, and which of them nobody may see. */
final class PressesTest {

    private final TerminalProfile profile =
            ProfileReader.read(Golden.home().resolve("fixtures/profiles/standin-a.yaml"));

    @Test
    void keys_are_read_with_the_time_they_are_held() {
        assertThat(new Presses(profile).read(List.of("1", "enter", "cancel:850ms")))
                .containsExactly(
                        new ByHand.Press(new Key("1"), Optional.empty()),
                        new ByHand.Press(new Key("enter"), Optional.empty()),
                        new ByHand.Press(new Key("cancel"), Optional.of(Duration.ofMillis(850))));
    }

    @Test
    void all_that_is_no_key_is_told_at_once_and_digits_that_may_be_a_pin_are_not_repeated() {
        assertThatThrownBy(() -> new Presses(profile).read(List.of("entr", "918273", "1:11s", "f2:soon")))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> assertThat(bad.mistakes())
                                .containsExactly(
                                        "There is no key 'entr' at a standin-a, did you mean 'enter'?",
                                        "Digits are keys of their own: write them one by one, with blanks between them.",
                                        "The key '1' can be held for more than 0 and at most 10s, written like 1:850ms.",
                                        "The key 'f2' can be held for more than 0 and at most 10s, written like f2:850ms."));
    }

    @Test
    void digits_are_hidden_where_a_secret_is_entered_or_nobody_knows() {
        SecretEntry secrets = new SecretEntry(profile);
        assertThat(secrets.hides(Optional.empty(), new Key("1"))).isTrue();
        assertThat(secrets.hides(shown("操作员登录", "密码:"), new Key("1"))).isTrue();
        assertThat(secrets.hides(shown("ENTER PIN"), new Key("1"))).isTrue();
        assertThat(secrets.hides(shown("密码:**"), new Key("enter"))).isFalse();
        assertThat(secrets.hides(shown("消费", "请输入金额(元):"), new Key("1"))).isFalse();
    }

    @Test
    void a_terminal_that_shows_a_secret_s_digits_does_not_make_them_seen_here() {
        SecretEntry secrets = new SecretEntry(profile);
        for (String digit : List.of("4", "7", "1", "1")) {
            secrets.hides(shown("请输入密码"), new Key(digit));
        }
        assertThat(secrets.shown("|4711            |")).isEqualTo("|••••            |");
        assertThat(secrets.shown("|***1            |")).isEqualTo("|***•            |");
        assertThat(secrets.shown("|金额 12.00      |")).isEqualTo("|金额 12.00      |");
    }

    private static Optional<Screen> shown(String... rows) {
        List<List<Cell>> cells = List.of(rows).stream()
                .map(row -> row.codePoints()
                        .mapToObj(point -> new Cell(Character.toString(point), false))
                        .toList())
                .toList();
        return Optional.of(new Screen(1, Duration.ZERO, Duration.ZERO, cells));
    }
}
