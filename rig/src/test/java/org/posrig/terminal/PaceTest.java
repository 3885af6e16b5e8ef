package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.posrig.terminal.ScriptedTerminal.rows;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.posrig.fault.RigFault;

/** What a terminal asks of the rig by day and by night, on a clock whose time passes at once. */
final class PaceTest {

    private static final Key CANCEL = new Key("cancel");
    private static final Key ENTER = new Key("enter");

    private final Hands ticks = new Hands();
    private final List<String> told = new ArrayList<>();
    private final ScriptedTerminal scripted = new ScriptedTerminal();

    /** A clock whose hands are moved by whoever waits. */
    private static final class Hands implements Pace.Ticks {
        private Duration now = Duration.ofHours(1);
        private final List<Duration> passed = new ArrayList<>();

        @Override
        public Duration now() {
            return now;
        }

        @Override
        public void pass(Duration time) {
            passed.add(time);
            now = now.plus(time);
        }
    }

    @Test
    void pins_beyond_those_that_may_come_at_once_wait_and_it_is_told() {
        Terminal terminal = terminal(pins(2, Duration.ofSeconds(60)));
        scripted.show("pin");
        enterPin(terminal);
        ticks.pass(Duration.ofSeconds(20));
        enterPin(terminal);
        assertThat(told).isEmpty();
        enterPin(terminal);
        assertThat(ticks.passed).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(told).containsExactly("T1 takes 2 PINs in 60 s; the next one waits for 40.0 s.");
        assertThat(scripted.done()).hasSize(3 * 5);
    }

    @Test
    void passwords_and_amounts_are_not_pins() {
        Terminal terminal = terminal(pins(1, Duration.ofSeconds(60)));
        scripted.show("login");
        for (int i = 0; i < 3; i++) {
            terminal.perform("log-in", Map.of("password", Value.secret("11")));
        }
        assertThat(ticks.passed).isEmpty();
    }

    @Test
    void whatever_is_typed_when_no_time_ever_has_more_pins_than_may_be() {
        Random random = new Random(11);
        for (int sample = 0; sample < 200; sample++) {
            int most = 1 + random.nextInt(5);
            Duration per = Duration.ofSeconds(1 + random.nextInt(100));
            Pace pace = new Pace(pins(most, per), ticks, told::add, PinEntryBook.unkept());
            List<Duration> entries = new ArrayList<>();
            for (int pin = 0; pin < 30; pin++) {
                ticks.now = ticks.now.plusMillis(random.nextInt(60_000));
                pace.beforePin("T1");
                entries.add(ticks.now);
                int first = entries.size() - 1 - most;
                if (first >= 0) {
                    assertThat(ticks.now.minus(entries.get(first))).isGreaterThanOrEqualTo(per);
                }
            }
        }
    }

    @Test
    void a_wait_that_is_cut_short_ends_in_a_fault_and_types_nothing() {
        Pace.Ticks stopped = new Pace.Ticks() {
            @Override
            public Duration now() {
                return Duration.ZERO;
            }

            @Override
            public void pass(Duration time) {
                // The run is being stopped.
            }
        };
        Terminal terminal = scripted.terminal(
                Profiles.paper().with(pins(1, Duration.ofSeconds(30))),
                new Pace(pins(1, Duration.ofSeconds(30)), stopped, told::add, PinEntryBook.unkept()));
        scripted.show("pin");
        enterPin(terminal);
        assertThatThrownBy(() -> enterPin(terminal))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("was cut short");
        assertThat(scripted.done()).hasSize(5);
    }

    @Test
    void a_screen_that_sleeps_is_woken_before_the_first_key_and_before_a_flow() {
        Terminal terminal = terminal(sleeping(Optional.of("off")));
        scripted.on("", "cancel", rows("idle"))
                .on("idle", "enter", rows("amount"))
                .show();
        terminal.press(ENTER);
        assertThat(scripted.done()).containsExactly("cancel", "enter");

        scripted.show();
        terminal.perform("stand-on-idle");
        assertThat(scripted.done()).containsExactly("cancel", "enter", "cancel");
    }

    @Test
    void a_screen_that_tells_nothing_is_woken_when_no_key_came_for_as_long_as_it_takes_to_sleep() {
        Terminal terminal = terminal(sleeping(Optional.empty()));
        scripted.show("idle");
        terminal.press(ENTER);
        ticks.pass(Duration.ofSeconds(59));
        terminal.press(ENTER);
        assertThat(scripted.done()).containsExactly("enter", "enter");
        ticks.pass(Duration.ofSeconds(60));
        terminal.press(ENTER);
        assertThat(scripted.done()).containsExactly("enter", "enter", "cancel", "enter");
    }

    @Test
    void a_terminal_that_has_locked_itself_is_not_touched_any_more() {
        Terminal terminal = terminal(caring());
        scripted.on("idle", "enter", rows("TAMPER")).show("idle");
        terminal.press(ENTER);
        assertThatThrownBy(() -> terminal.await("amount"))
                .isInstanceOfSatisfying(
                        RigFault.class, fault -> assertThat(fault.kind()).isEqualTo(RigFault.Cause.TAMPER))
                .hasMessageStartingWith("T1 has locked itself (\"TAMPER\")");
        assertThatThrownBy(() -> terminal.press(ENTER)).isInstanceOf(RigFault.class);
        assertThatThrownBy(() -> new Navigator(terminal).goTo("ready", Map.of()))
                .isInstanceOf(RigFault.class);
        assertThat(scripted.done()).containsExactly("enter");
        assertThat(terminal.condition().needsCare()).isPresent();
    }

    @Test
    void paper_that_is_out_is_the_benchs_fault_unless_the_scenario_took_it() {
        Terminal terminal = terminal(caring());
        scripted.on("idle", "enter", rows("wrong")).show("idle");
        terminal.press(ENTER);
        assertThatThrownBy(() -> terminal.await("approved"))
                .isInstanceOf(RigFault.class)
                .hasMessage("T1 is out of paper (\"wrong\"). Put a roll in.");
        terminal.condition().paperTaken(true);
        assertThatThrownBy(() -> terminal.await("approved")).isInstanceOf(ScreenMismatch.class);
        assertThat(terminal.condition().needsCare()).isEmpty();
        terminal.await("wrong");
    }

    @Test
    void a_full_batch_is_noticed_where_the_last_action_led_to_it() {
        Terminal terminal = terminal(caring());
        scripted.on("idle", "enter", rows("menu"))
                .on("menu", "cancel", rows("idle"))
                .show("idle");
        terminal.press(ENTER);
        assertThat(terminal.condition().saysBatchFull()).isTrue();
        terminal.press(CANCEL);
        assertThat(terminal.condition().saysBatchFull()).isFalse();
    }

    @Test
    void a_terminal_is_left_alone_from_two_minutes_before_its_restart_until_it_is_over() {
        Pacing.Restart restart = new Pacing.Restart(LocalTime.of(0, 1), Duration.ofMinutes(5));
        assertThat(restart.remaining(LocalTime.of(23, 58, 59))).isZero();
        assertThat(restart.remaining(LocalTime.of(23, 59))).isEqualTo(Duration.ofMinutes(7));
        assertThat(restart.remaining(LocalTime.of(0, 1))).isEqualTo(Duration.ofMinutes(5));
        assertThat(restart.remaining(LocalTime.of(0, 5, 59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(restart.remaining(LocalTime.of(0, 6))).isZero();
        assertThat(restart.remaining(LocalTime.NOON)).isZero();
    }

    private static void enterPin(Terminal terminal) {
        terminal.perform("enter-pin", Map.of("pin", Value.secret("2580")));
    }

    private Terminal terminal(Pacing pacing) {
        return scripted.terminal(
                Profiles.paper().with(pacing), new Pace(pacing, ticks, told::add, PinEntryBook.unkept()));
    }

    private static Pacing pins(int most, Duration per) {
        return new Pacing(
                Optional.of(new Pacing.PinEntries(most, per)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Pacing sleeping(Optional<String> screen) {
        return new Pacing(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Pacing.Sleep(Duration.ofSeconds(60), CANCEL, screen)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Pacing caring() {
        return new Pacing(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("wrong"),
                Optional.of("menu"),
                Optional.of("tamper"),
                Optional.empty(),
                Optional.empty());
    }
}
