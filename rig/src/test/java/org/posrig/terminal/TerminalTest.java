package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.posrig.terminal.ScriptedTerminal.rows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.posrig.fault.RigFault;

final class TerminalTest {

    private final ScriptedTerminal scripted = new ScriptedTerminal();
    private final Terminal terminal = scripted.terminal(Profiles.paper());

    @Test
    void a_flow_is_done_action_by_action() {
        scripted.on("idle", "enter", rows("amount"))
                .on("amount", "enter", rows("processing"), rows("present card"))
                .show("idle");
        terminal.perform("start-sale", Map.of("amount", Value.amount(1200)));
        assertThat(scripted.done()).containsExactly("enter", "1", "2", "0", "0", "enter");
        assertThat(scripted.presses())
                .allSatisfy(press ->
                        assertThat(press).isEqualTo(new Press(Duration.ofMillis(50), Duration.ofMillis(40), false)));
    }

    @Test
    void a_key_is_held_as_long_as_its_action_says() {
        scripted.on("idle", "cancel", rows("login")).show("idle");
        terminal.perform("power-on");
        assertThat(scripted.presses()).extracting(Press::hold).containsExactly(Duration.ofMillis(1200));
    }

    @Test
    void a_key_with_a_timing_of_its_own_is_pressed_so() {
        Terminal slow = scripted.terminal(Profiles.paper().with(slowKeys()));
        slow.press(new Key("enter"));
        slow.type(Value.open("25"));
        assertThat(scripted.presses())
                .containsExactly(
                        new Press(Duration.ofMillis(60), Duration.ofMillis(80), false),
                        new Press(Duration.ofMillis(50), Duration.ofMillis(40), false),
                        new Press(Duration.ofMillis(90), Duration.ofMillis(40), false));
    }

    @Test
    void every_digit_of_a_secret_is_held_as_long_as_the_slowest_of_all_ten() {
        scripted.terminal(Profiles.paper().with(slowKeys())).type(Value.secret("2580"));
        assertThat(scripted.presses())
                .hasSize(4)
                .containsOnly(new Press(Duration.ofMillis(90), Duration.ofMillis(70), true));
    }

    @Test
    void a_key_waits_until_the_display_has_been_silent_for_its_settle_time() {
        Timing timing = ScriptedTerminal.timing();
        Terminal settling = scripted.terminal(Profiles.paper()
                .with(new Timing(
                        timing.hold(),
                        timing.gap(),
                        timing.quiet(),
                        timing.screen(),
                        timing.host(),
                        Duration.ofMillis(120),
                        Map.of())));
        scripted.show("idle");
        long shown = System.nanoTime();
        settling.screens().byteArrived();
        settling.press(new Key("enter"));
        assertThat(System.nanoTime() - shown)
                .isGreaterThanOrEqualTo(Duration.ofMillis(120).toNanos());
    }

    private static Timing slowKeys() {
        Timing timing = ScriptedTerminal.timing();
        return new Timing(
                timing.hold(),
                timing.gap(),
                timing.quiet(),
                timing.screen(),
                timing.host(),
                Duration.ZERO,
                Map.of(
                        new Key("enter"),
                        new KeyTiming(Duration.ofMillis(60), Duration.ofMillis(80), Duration.ZERO),
                        Key.digit('5'),
                        new KeyTiming(Duration.ofMillis(90), Duration.ofMillis(40), Duration.ZERO),
                        Key.digit('9'),
                        new KeyTiming(Duration.ofMillis(10), Duration.ofMillis(70), Duration.ZERO)));
    }

    @Test
    void a_secret_is_typed_as_secret_presses_and_what_surrounds_it_is_not() {
        scripted.show("pin");
        terminal.perform("enter-pin", Map.of("pin", Value.secret("2580")));
        assertThat(scripted.done()).containsExactly("2", "5", "8", "0", "enter");
        assertThat(scripted.presses()).extracting(Press::secret).containsExactly(true, true, true, true, false);
        assertThat(scripted.recollection().keys()).containsExactly("•", "•", "•", "•", "enter");
    }

    @Test
    void a_branch_is_taken_only_where_its_screen_stands() {
        scripted.on("wrong", "cancel", rows("idle")).show("wrong");
        terminal.perform("clear-first");
        assertThat(scripted.done()).containsExactly("cancel", "enter");
        terminal.perform("clear-first");
        assertThat(scripted.done()).containsExactly("cancel", "enter", "enter");
    }

    @Test
    void a_screen_that_stands_satisfies_on_whenever_it_came_but_never_await() {
        scripted.show("idle");
        terminal.press(new Key("1"));
        terminal.perform("stand-on-idle");
        assertThatExceptionOfType(ScreenMismatch.class).isThrownBy(() -> terminal.await("idle"));
    }

    @Test
    void a_screen_that_flashed_since_the_last_key_is_seen() {
        scripted.on("idle", "enter", rows("wrong"), rows("idle")).show("idle");
        terminal.press(new Key("enter"));
        assertThat(terminal.await("wrong").number()).isEqualTo(2);
        assertThat(terminal.standing()).map(NamedScreen::name).contains("idle");
        assertThat(terminal.standsOn("idle")).isTrue();
        assertThat(terminal.standsOn("wrong")).isFalse();
    }

    @Test
    void what_stands_there_is_what_the_last_key_leads_to_though_the_display_has_long_been_silent() {
        scripted.show("idle");
        terminal.press(new Key("enter"));
        CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> scripted.show("menu"));
        assertThat(terminal.standsOn("menu")).isTrue();
    }

    @Test
    void what_stood_there_before_the_last_key_does_not_satisfy_on() {
        scripted.show("idle");
        terminal.press(new Key("enter"));
        CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> scripted.show("menu"));
        assertThatExceptionOfType(ScreenMismatch.class).isThrownBy(() -> terminal.perform("stand-on-idle"));
    }

    @Test
    void a_text_must_stand_on_the_same_screen() {
        scripted.on("idle", "enter", rows("approved", "8.00"), rows("approved", "12.00"))
                .show("idle");
        terminal.press(new Key("enter"));
        assertThat(terminal.await(List.of("approved"), List.of("12.00")).number())
                .isEqualTo(3);
        assertThatExceptionOfType(ScreenMismatch.class)
                .isThrownBy(() -> terminal.await(List.of("approved"), List.of("9.00")));
    }

    @Test
    void a_forbidden_screen_is_found_since_the_last_action_only() {
        scripted.show("wrong").show("idle");
        terminal.press(new Key("enter"));
        terminal.requireNever("wrong");
        scripted.show("wrong").show("idle");
        assertThatExceptionOfType(ScreenMismatch.class)
                .isThrownBy(() -> terminal.requireNever("wrong"))
                .withMessageStartingWith("T1 showed 'wrong' (wrong), which must not come here:");
    }

    @Test
    void an_alarm_ends_any_wait_at_once_unless_it_is_what_was_waited_for() {
        scripted.on("idle", "enter", rows("TAMPER")).show("idle");
        terminal.press(new Key("enter"));
        assertThatExceptionOfType(ScreenMismatch.class)
                .isThrownBy(() -> terminal.await("approved"))
                .withMessageStartingWith("T1 showed 'tamper' (TAMPER), which must not come here:");
        assertThat(terminal.await("tamper").number()).isEqualTo(2);
    }

    @Test
    void while_the_line_is_lost_no_key_is_pressed_and_no_verdict_is_given() {
        scripted.show("idle");
        RigFault fault = new RigFault(RigFault.Cause.SERIAL_LINE, "The display line of T1 is lost.", "Plug it in.");
        terminal.screens().lineLost(fault);
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> terminal.press(new Key("enter")))
                .isSameAs(fault);
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> terminal.await("approved"))
                .isSameAs(fault);
        assertThat(scripted.done()).isEmpty();
    }

    @Test
    void a_parameter_that_nothing_gives_is_a_fault_of_the_fixture() {
        scripted.show("pin");
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> terminal.perform("enter-pin", Map.of("amount", Value.amount(1))))
                .withMessage("The flow 'enter-pin' of paper.yaml types 'pin', which nothing gives here."
                        + " Known here: amount.");
    }

    @Test
    void cards_and_power_are_actions_too() {
        scripted.on("idle", "tapped", rows("approved", "1.00"))
                .on("*", "cut", rows())
                .on("*", "restore", rows("login"))
                .show("idle");
        assertThat(terminal.takes("everyday debit", CardReader.Way.CHIP)).isTrue();
        assertThat(terminal.takes("old stripe", CardReader.Way.CHIP)).isFalse();
        terminal.present("everyday debit", CardReader.Way.CONTACTLESS);
        terminal.await("approved");
        terminal.withdrawCard();
        terminal.cutPower();
        terminal.await("off");
        terminal.restorePower();
        terminal.await("login");
        terminal.present("everyday debit", CardReader.Way.STRIPE);
        terminal.present("everyday debit", CardReader.Way.CHIP);
        assertThat(scripted.done()).containsExactly("tapped", "withdraw", "cut", "restore", "swiped", "inserted");
        assertThat(terminal.screens().sinceAction()).isEmpty();
    }
}
