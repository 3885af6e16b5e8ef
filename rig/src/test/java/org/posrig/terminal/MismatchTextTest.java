package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.posrig.terminal.ScriptedTerminal.rows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;
import org.posrig.fault.RigFault;
import org.posrig.timeline.Happening;

/** What QA reads in the morning, word for word, for every kind of failure; with the stand-in's real profile. */
final class MismatchTextTest {

    private static final String[] IDLE = rows("收银终端", "请按确认键消费");

    private final ScriptedTerminal scripted = new ScriptedTerminal();
    private Terminal terminal = scripted.terminal(quick());

    @BeforeEach
    void stand_on_the_idle_screen() {
        terminal = scripted.terminal(quick());
        scripted.show(IDLE);
    }

    @Test
    void another_code_is_shown() {
        scripted.on("收银终端", "enter", rows("处理中"), rows("[51]", "余额不足"));
        terminal.press(new Key("enter"));
        message("HostMessage to the host", true, "0200 sale 12.00 STAN 000007");
        message("HostMessage from the host", false, "0210 response code 51 STAN 000007");
        assertMessage("wrong-code.txt", () -> terminal.await(List.of("declined"), List.of("[55]")));
    }

    @Test
    void nothing_is_shown() {
        terminal.press(new Key("enter"));
        assertMessage("nothing-shown.txt", () -> terminal.await("amount"));
    }

    @Test
    void nothing_has_ever_been_shown() {
        ScriptedTerminal dark = new ScriptedTerminal();
        assertMessage("never-anything.txt", () -> dark.terminal(quick()).await("idle"));
    }

    @Test
    void another_message_flashed_and_is_gone() {
        scripted.on("收银终端", "enter", rows("主机无应答"), rows(), IDLE);
        terminal.present("everyday debit", CardReader.Way.CHIP);
        terminal.type(Value.secret("258036"));
        terminal.press(new Key("enter"));
        assertMessage("flashed-and-gone.txt", () -> terminal.await(List.of("wrong-pin", "tries-exceeded"), List.of()));
    }

    @Test
    void the_amount_differs() {
        scripted.on("收银终端", "enter", rows("交易成功", "金额:   120.00元"));
        terminal.press(new Key("enter"));
        assertMessage("amount-differs.txt", () -> terminal.await(List.of("approved"), List.of("12.00")));
    }

    @Test
    void the_amount_is_part_of_a_larger_one() {
        scripted.on("收银终端", "enter", rows("交易成功", "112.00元"));
        terminal.press(new Key("enter"));
        assertMessage("amount-within-a-larger-one.txt", () -> terminal.await(List.of("approved"), List.of("12.00")));
    }

    @Test
    void the_amount_is_nowhere() {
        scripted.on("收银终端", "enter", rows("交易成功", "谢谢"));
        terminal.press(new Key("enter"));
        assertMessage("amount-nowhere.txt", () -> terminal.await(List.of("approved"), List.of("12.00")));
    }

    @Test
    void a_forbidden_screen_has_been_shown() {
        scripted.on("收银终端", "enter", rows("[55]", "密码错"), rows("主机无应答"));
        terminal.press(new Key("enter"));
        terminal.await("timeout");
        assertMessage("forbidden-screen.txt", () -> terminal.requireNever("wrong-pin"));
    }

    @Test
    void an_alarm_ends_the_wait() {
        ScriptedTerminal paper = new ScriptedTerminal();
        paper.on("idle", "enter", rows("!! TAMPER !!", "CALL SERVICE")).show("idle");
        Terminal alarmed = paper.terminal(Profiles.paper());
        alarmed.press(new Key("enter"));
        assertMessage("alarm.txt", () -> alarmed.await("approved"));
    }

    @Test
    void a_terminal_that_does_not_stand_where_a_flow_begins() {
        scripted.show("请签到");
        terminal.press(new Key("enter"));
        assertMessage(
                "standing-elsewhere.txt", () -> terminal.perform("start-sale", Map.of("amount", Value.amount(1200))));
    }

    @Test
    void of_many_screens_the_last_eight_are_listed() {
        terminal.press(new Key("menu"));
        for (int i = 1; i <= 12; i++) {
            scripted.show("page " + i);
        }
        assertMessage("many-screens.txt", () -> terminal.await("menu"));
    }

    @Test
    void nothing_matches_a_pattern() {
        declined();
        assertMessage(
                "pattern.txt", () -> terminal.lookout().awaitAll(new Sight.Matching(Pattern.compile("\\[5[25]]"))));
    }

    @Test
    void a_row_differs() {
        declined();
        assertMessage("row-differs.txt", () -> terminal.lookout().awaitAll(new Sight.Row(2, "余额不够了")));
        assertMessage("row-missing.txt", () -> terminal.lookout().awaitAll(new Sight.Row(9, "余额不足")));
    }

    @Test
    void a_text_is_there_but_not_in_inverse_video() {
        declined();
        assertMessage(
                "not-inverse.txt",
                () -> terminal.lookout().awaitAll(new Sight.Marked("余额不足", Sight.Attribute.INVERSE)));
    }

    @Test
    void one_of_two_texts_is_not_there() {
        declined();
        assertMessage("all-of.txt", () -> terminal.lookout().awaitAll(new Sight.Text("[51]"), new Sight.Text("余额不是")));
    }

    @Test
    void neither_of_two_comes() {
        declined();
        assertMessage(
                "first-of.txt", () -> terminal.lookout().awaitFirst(new Sight.Text("交易成功"), new Sight.Text("[55]")));
    }

    @Test
    void a_text_that_must_never_be_seen_has_been() {
        declined();
        assertMessage("never.txt", () -> terminal.lookout().requireNever(new Sight.Text("[51]")));
    }

    @Test
    void a_display_that_does_not_settle() {
        Timing timing = ScriptedTerminal.timing();
        terminal = scripted.terminal(
                quick(new Timing(timing.hold(), timing.gap(), Duration.ofMinutes(1), timing.screen(), timing.host())));
        scripted.history().byteArrived();
        assertMessage("not-settled.txt", () -> terminal.lookout().requireSettled());
    }

    @Test
    void the_line_was_lost_in_between() {
        declined();
        scripted.history().lineLost(new RigFault(RigFault.Cause.SERIAL_LINE, "It is gone.", "Plug it in."));
        scripted.history().lineBack();
        scripted.show("收银终端");
        assertMessage("hole.txt", () -> terminal.await("approved"));
    }

    @Test
    void what_came_first_is_told() {
        declined();
        Sight refused = new Sight.Text("[51]");
        assertThat(terminal.lookout().awaitFirst(new Sight.Text("[55]"), refused))
                .isEqualTo(refused);
        terminal.lookout().awaitAll(new Sight.Row(1, "[51]"), new Sight.Row(2, " 余额不足 "));
        terminal.lookout().requireNever(new Sight.Text("[55]"));
        terminal.lookout().requireSettled();
    }

    private void declined() {
        scripted.on("收银终端", "enter", rows("处理中"), rows("[51]", "余额不足"));
        terminal.press(new Key("enter"));
    }

    private void message(String connection, boolean towardsHost, String summary) {
        scripted.timeline()
                .publish("", new Happening.HostMessage(connection, "20260001", towardsHost, summary, List.of()));
    }

    // Times of messages are of the machine's own clock; those of screens are made up.
    private static void assertMessage(String golden, ThrowingCallable failing) {
        assertThatExceptionOfType(ScreenMismatch.class)
                .isThrownBy(failing)
                .satisfies(mismatch -> Golden.assertSame(
                        MismatchTextTest.class,
                        golden,
                        mismatch.getMessage().replaceAll("\\+\\d+\\.\\d{3} s ([→←])", "+<time> s $1")));
    }

    private static TerminalProfile quick() {
        return quick(ScriptedTerminal.timing());
    }

    private static TerminalProfile quick(Timing timing) {
        TerminalProfile shipped = ProfileReader.read(Golden.home().resolve("fixtures/profiles/standin-a.yaml"));
        return new TerminalProfile(
                shipped.file(),
                shipped.model(),
                shipped.display(),
                timing,
                shipped.keys(),
                shipped.leave(),
                shipped.capabilities(),
                shipped.screens(),
                shipped.flows(),
                shipped.starts());
    }
}
