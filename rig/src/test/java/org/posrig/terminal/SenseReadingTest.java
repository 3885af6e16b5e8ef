package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;

final class SenseReadingTest {

    private final ScriptedTerminal paper = new ScriptedTerminal().show("idle");
    private final Lamp lamp = new Lamp();
    private final TerminalProfile profile = Profiles.paper();
    private final Terminal terminal = new Terminal(
            "T1",
            profile,
            paper,
            paper,
            paper,
            paper,
            Peripherals.none().with(Optional.of(lamp)),
            paper.recollection(),
            Pace.silent(profile.pacing()));

    @Test
    void a_sense_is_waited_for_as_long_as_an_ordinary_screen() {
        lamp.on = true;
        assertThatCode(() -> reading().await("power-led", true)).doesNotThrowAnyException();
        assertThat(lamp.deadlines).containsExactly(profile.timing().screen());
    }

    @Test
    void a_sense_that_stands_otherwise_is_told_with_its_state_since_when_and_its_last_changes() {
        lamp.on = true;
        lamp.changes.add(new SenseInputs.Change(Duration.ofMillis(200), false));
        lamp.changes.add(new SenseInputs.Change(Duration.ofMillis(1_412), true));
        terminal.press(new Key("enter"));
        assertThatThrownBy(() -> reading().await("power-led", false))
                .isInstanceOfSatisfying(
                        ScreenMismatch.class,
                        mismatch -> Golden.assertSame(
                                SenseReadingTest.class, "sense-otherwise.txt", mismatch.getMessage()));
    }

    @Test
    void a_sense_that_has_never_moved_is_told_so() {
        assertThatThrownBy(() -> reading().await("power-led", true))
                .isInstanceOf(ScreenMismatch.class)
                .hasMessageStartingWith("T1 should have had its sense 'power-led' on within 0.1 s, but it has been off"
                        + " ever since it was read first, at +0.050 s.");
    }

    @Test
    void each_action_begins_a_look_of_its_own() {
        terminal.press(new Key("enter"));
        terminal.press(new Key("cancel"));
        assertThat(lamp.actions).isEqualTo(2);
    }

    @Test
    void a_terminal_without_senses_has_none_to_read() {
        assertThat(paper.terminal(profile).senses()).isEmpty();
        assertThat(reading().names()).containsExactly("power-led");
        assertThat(reading().isOn("power-led")).isFalse();
    }

    private SenseReading reading() {
        return terminal.senses().orElseThrow();
    }

    /** One sense whose state a test says. */
    private static final class Lamp implements SenseInputs {

        private final List<Change> changes = new ArrayList<>();
        private final List<Duration> deadlines = new ArrayList<>();
        private boolean on;
        private int actions;

        @Override
        public Set<String> names() {
            return Set.of("power-led");
        }

        @Override
        public boolean isOn(String name) {
            return on;
        }

        @Override
        public boolean await(String name, boolean wanted, Duration deadline) {
            deadlines.add(deadline);
            return on == wanted;
        }

        @Override
        public List<Change> changes(String name) {
            return changes;
        }

        @Override
        public Duration watchedFrom() {
            return Duration.ofMillis(50);
        }

        @Override
        public void actionBegins() {
            actions++;
        }
    }
}
