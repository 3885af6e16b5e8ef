package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.posrig.terminal.KeyTrial.Outcome;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** Each key is held against what the terminal's key test makes of it; one that sticks is told from those it mutes. */
final class KeyTrialTest {

    private final Board board = new Board();

    @Test
    void sound_keys_are_right() {
        assertThat(outcomes().values()).containsOnly(Outcome.RIGHT).hasSize(6);
        assertThat(board.pressed).endsWith("cancel", "1");
    }

    @Test
    void a_key_that_counts_twice_bounces() {
        board.times.put("2", 2);
        assertThat(outcomes()).containsEntry("2", Outcome.TWICE).containsEntry("3", Outcome.RIGHT);
    }

    @Test
    void a_dead_key_does_not_count_and_mutes_no_other() {
        board.times.put("2", 0);
        assertThat(outcomes()).containsEntry("2", Outcome.NOT_AT_ALL).containsEntry("3", Outcome.RIGHT);
    }

    @Test
    void a_key_on_another_key_s_contact_is_told_with_what_it_is_taken_for() {
        board.names.put("2", "9");
        assertThat(trial()).contains(new KeyTrial.Pressed(new Key("2"), Outcome.ANOTHER, "shows '9'"));
    }

    @Test
    void a_key_that_sticks_is_named_by_what_the_terminal_says() {
        board.sticks = "3";
        board.tells = true;
        assertThat(outcomes())
                .containsEntry("2", Outcome.RIGHT)
                .containsEntry("3", Outcome.STICKS)
                .containsEntry("enter", Outcome.UNTRIED)
                .containsEntry("cancel", Outcome.UNTRIED);
    }

    @Test
    void a_key_that_sticks_is_named_where_the_terminal_says_nothing() {
        board.sticks = "1";
        assertThat(outcomes()).containsEntry("1", Outcome.STICKS).containsEntry("2", Outcome.UNTRIED);
    }

    @Test
    void the_last_key_is_seen_to_stick_too() {
        board.sticks = "cancel";
        assertThat(outcomes()).containsEntry("enter", Outcome.RIGHT).containsEntry("cancel", Outcome.STICKS);
    }

    @Test
    void a_leave_key_that_leaves_at_one_press_counts_twice() {
        board.leavesAtOnce = true;
        assertThat(outcomes()).containsEntry("cancel", Outcome.TWICE);
    }

    private Map<String, Outcome> outcomes() {
        return trial().stream().collect(Collectors.toMap(one -> one.key().name(), KeyTrial.Pressed::outcome));
    }

    private List<KeyTrial.Pressed> trial() {
        TerminalProfile paper = Profiles.paper();
        Map<String, NamedScreen> screens = Map.of(
                "test", new NamedScreen("test", List.of(List.of("test")), false, false),
                "stuck", new NamedScreen("stuck", List.of(List.of("stuck")), false, false, true));
        TerminalProfile profile = new TerminalProfile(
                paper.file(),
                "paper",
                paper.display(),
                ScriptedTerminal.timing(),
                Set.of(new Key("1"), new Key("2"), new Key("3"), new Key("4"), new Key("enter"), new Key("cancel")),
                new Key("cancel"),
                Set.of(),
                screens,
                Map.of(
                        "open",
                        new Flow(
                                "open",
                                List.of(
                                        new Action.PressKey(new Key("enter"), java.time.Duration.ofMillis(50)),
                                        new Action.AwaitScreen(List.of("test"))))),
                Map.of());
        KeyTest test = new KeyTest(
                "home",
                "open",
                "test",
                Pattern.compile("key (\\S+)"),
                Pattern.compile("count (\\d+)"),
                Map.of("enter", "OK"));
        Terminal terminal = new Terminal(
                "T1",
                profile,
                board,
                board,
                new ScriptedTerminal(),
                new ScriptedTerminal(),
                Peripherals.none(),
                new Recollection(new Timeline(new Secrets()), "T1", "20260001"),
                Pace.silent(profile.pacing()));
        return new KeyTrial(terminal, test).run();
    }

    /** A keypad whose contacts can be at fault, before a terminal that counts what it takes. */
    private static final class Board implements Keypad, Display {
        private final ScreenHistory history = new ScreenHistory();
        private final Map<String, Integer> times = new HashMap<>();
        private final Map<String, String> names = new HashMap<>(Map.of("enter", "OK"));
        private final List<String> pressed = new java.util.ArrayList<>();
        private String sticks = "";
        private boolean tells;
        private boolean leavesAtOnce;
        private boolean open;
        private boolean mute;
        private int count;
        private long number;

        @Override
        public void press(Key key, Press how) {
            if (!open) {
                open = true;
                show("test", "key -", "count 0");
                return;
            }
            pressed.add(key.name());
            if (mute) {
                if (tells) {
                    show("stuck");
                }
                return;
            }
            if (leavesAtOnce && key.name().equals("cancel")) {
                show("home");
                return;
            }
            for (int i = times.getOrDefault(key.name(), 1); i > 0; i--) {
                show("test", "key " + names.getOrDefault(key.name(), key.name()), "count " + ++count);
            }
            mute = key.name().equals(sticks);
        }

        @Override
        public void chord(Set<Key> keys, Press how) {
            throw new UnsupportedOperationException("Nobody presses keys together here.");
        }

        private void show(String... rows) {
            history.append(Screens.screen(++number, rows));
        }

        @Override
        public Set<Key> keys() {
            return Set.of();
        }

        @Override
        public ScreenHistory history() {
            return history;
        }

        @Override
        public void close() {}
    }
}
