package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.plugin.event.Status;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.terminal.ScreenMismatch;

final class VerdictTest {

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new ScreenMismatch("wrong screen"), Verdict.FAILED),
                Arguments.of(new AssertionError("wrong books"), Verdict.FAILED),
                Arguments.of(new RigFault(RigFault.Cause.RELAY_BOARD, "Gone.", "Plug it in."), Verdict.BROKEN),
                Arguments.of(new BadInput("no such card"), Verdict.BROKEN),
                Arguments.of(new IllegalStateException("a step of the rig's"), Verdict.BROKEN),
                Arguments.of(new StackOverflowError(), Verdict.BROKEN));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void an_assertion_speaks_of_the_terminal_and_all_else_of_the_rig(Throwable cause, Verdict verdict) {
        assertThat(Verdict.of(TestExecutionResult.failed(cause))).isEqualTo(verdict);
        assertThat(Verdict.of(Status.FAILED, Optional.of(cause))).isEqualTo(verdict);
    }

    @Test
    void behind_an_assertion_that_did_not_hold_may_lie_a_fault_of_the_rig() {
        AssertionError red = new ScreenMismatch("T1 should have shown 'approved'.");
        red.addSuppressed(new RigFault(RigFault.Cause.HOST, "The acquirer is gone.", "Start it."));

        assertThat(Verdict.of(TestExecutionResult.failed(red))).isEqualTo(Verdict.BROKEN);
        assertThat(Verdict.of(Status.FAILED, Optional.of(red))).isEqualTo(Verdict.BROKEN);
        assertThat(Blame.of(Verdict.BROKEN, Optional.of(red))).isEqualTo("host");
        assertThat(Blame.message(red))
                .isEqualTo("The acquirer is gone. Start it.\nWhat was awaited in vain meanwhile:\n"
                        + "T1 should have shown 'approved'.");
    }

    @Test
    void what_ran_through_has_passed_and_what_was_given_up_is_skipped() {
        TestAbortedException aborted = new TestAbortedException("no such terminal");
        assertThat(Verdict.of(TestExecutionResult.successful())).isEqualTo(Verdict.PASSED);
        assertThat(Verdict.of(TestExecutionResult.aborted(aborted))).isEqualTo(Verdict.SKIPPED);
        assertThat(Verdict.of(Status.PASSED, Optional.empty())).isEqualTo(Verdict.PASSED);
        assertThat(Verdict.of(Status.SKIPPED, Optional.of(aborted))).isEqualTo(Verdict.SKIPPED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"UNDEFINED", "AMBIGUOUS", "UNUSED"})
    void a_step_that_nobody_can_run_is_no_verdict_about_the_terminal(Status status) {
        assertThat(Verdict.of(status, Optional.empty())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void every_verdict_has_a_mark_and_a_word_of_its_own() {
        assertThat(Verdict.values()).extracting(Verdict::mark).doesNotHaveDuplicates();
        assertThat(Verdict.values())
                .extracting(Verdict::word)
                .containsExactly("passed", "failed", "broken", "skipped", "flaky");
    }
}
