package org.posrig.run.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.run.Verdict;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunFile;
import org.posrig.run.outcome.Sample;

/** What a soak thinks of a run, by the run's own files. */
final class JudgementTest {

    private static final Instant BEFORE = Runs.LAID.minusSeconds(8);
    private static final Instant UNDER = Runs.LAID.minusSeconds(1);
    private static final Instant LATER = Runs.LAID.plusSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void what_a_fault_breaks_is_no_finding_and_what_it_leaves_alone_has_survived() throws IOException {
        Judgement judged = judged(
                Fault.HOST_KILLED,
                3,
                passed(1, BEFORE, "T1"),
                broken(2, UNDER, "T1", "host"),
                passed(3, UNDER, "T2"),
                broken(4, LATER, "T1", "host"));

        assertThat(judged.findings().none()).isTrue();
        assertThat(judged.hit()).isEqualTo(3);
        assertThat(judged.survived()).isEqualTo(1);
        assertThat(judged.count(Verdict.BROKEN)).isEqualTo(2);
    }

    @Test
    void whatever_is_failed_is_a_false_red() throws IOException {
        Judgement judged = judged(
                Fault.HOST_KILLED,
                1,
                attempt(1, Verdict.FAILED, "terminal defect", UNDER, "T1"),
                passed(2, BEFORE, "T1"));

        assertThat(judged.findings().falseReds())
                .containsExactly("Wrong PINs › scenario 1: terminal defect, What it says.");
    }

    @Test
    void broken_before_its_fault_or_elsewhere_or_by_something_else_is_a_finding() throws IOException {
        assertThat(judged(Fault.HOST_KILLED, 3, broken(1, BEFORE, "T1", "host"))
                        .findings()
                        .wrongCauses())
                .containsExactly("broken without its fault: Wrong PINs › scenario 1: host, What it says.");
        assertThat(judged(Fault.DISPLAY_PULLED, 3, broken(1, UNDER, "T2", "serial line"))
                        .findings()
                        .wrongCauses())
                .hasSize(1);
        assertThat(judged(Fault.DISPLAY_PULLED, 3, broken(1, UNDER, "T1", "the rig itself"))
                        .findings()
                        .wrongCauses())
                .hasSize(1);
        assertThat(judged(Fault.NONE, 3, broken(1, UNDER, "T1", "host"))
                        .findings()
                        .wrongCauses())
                .hasSize(1);
    }

    @Test
    void a_terminal_that_was_tampered_with_must_not_be_tried_again() throws IOException {
        Outcome again = new Outcome(
                new Place(Sample.FILE, 1),
                "Wrong PINs",
                "scenario 1",
                List.of(),
                List.of(
                        broken(1, UNDER, "T1", "tamper").attempts().getFirst(),
                        passed(1, LATER, "T1").attempts().getFirst()),
                false);

        assertThat(judged(Fault.TAMPERED, 0, again).findings().wrongCauses())
                .containsExactly("tried again after a tamper: Wrong PINs › scenario 1");
    }

    @Test
    void a_scenario_without_a_verdict_is_lost_unless_the_rig_was_killed() throws IOException {
        Outcome never = new Outcome(new Place(Sample.FILE, 2), "Wrong PINs", "never", List.of(), List.of(), false);

        assertThat(judged(Fault.NONE, 0, passed(1, BEFORE, "T1"), never)
                        .findings()
                        .lost())
                .containsExactly("no verdict: Wrong PINs › never");
    }

    @Test
    void the_exit_code_must_say_what_the_verdicts_do() throws IOException {
        assertThat(judged(Fault.NONE, 3, passed(1, BEFORE, "T1")).findings().lost())
                .containsExactly("the exit code is 3, not 0");
    }

    @Test
    void what_the_timeline_tells_and_run_json_does_not_is_lost() throws IOException {
        keep(List.of(passed(1, BEFORE, "T1")), 0);
        Files.writeString(
                folder.resolve("timeline.jsonl"),
                "{\"n\":1,\"t\":1.0,\"lane\":\"lane-1\",\"kind\":\"ScenarioEnded\",\"what\":{\"name\":\"x\",\"place\":\""
                        + new Place(Sample.FILE, 1)
                        + "\",\"verdict\":\"failed\",\"cause\":\"\",\"message\":\"\"}}\n");

        assertThat(Judgement.of(ended(Fault.NONE, 0)).findings().lost())
                .containsExactly("the timeline says 'failed' of " + new Place(Sample.FILE, 1) + ", run.json 'passed'");
    }

    @Test
    void a_run_that_kept_nothing_is_lost() {
        Ended nothing = Runs.under(1, Fault.NONE, Optional.empty(), Optional.empty(), folder);
        assertThat(Judgement.of(nothing).findings().lost()).isNotEmpty();
    }

    private Judgement judged(Fault fault, int exitCode, Outcome... outcomes) throws IOException {
        keep(List.of(outcomes), exitCode);
        Files.writeString(folder.resolve("timeline.jsonl"), "");
        return Judgement.of(ended(fault, exitCode));
    }

    private void keep(List<Outcome> outcomes, int exitCode) throws IOException {
        try (RunFile file = new RunFile(folder, Sample.facts(), outcomes)) {
            file.end(outcomes, Map.of(), List.of(), Duration.ZERO, exitCode);
        }
    }

    private Ended ended(Fault fault, int exitCode) {
        Ended run = Runs.under(
                1, fault, fault == Fault.NONE ? Optional.empty() : Optional.of(Runs.LAID), Optional.empty(), folder);
        return new Ended(
                1,
                run.plan(),
                run.laid(),
                run.over(),
                run.terminal(),
                exitCode,
                false,
                run.took(),
                run.residentKib(),
                List.of(),
                folder,
                run.run());
    }

    private static Outcome passed(int line, Instant began, String terminal) {
        return attempt(line, Verdict.PASSED, "", began, terminal);
    }

    private static Outcome broken(int line, Instant began, String terminal, String cause) {
        return attempt(line, Verdict.BROKEN, cause, began, terminal);
    }

    private static Outcome attempt(int line, Verdict verdict, String cause, Instant began, String terminal) {
        return new Outcome(
                new Place(Sample.FILE, line),
                "Wrong PINs",
                "scenario " + line,
                List.of(),
                new ArrayList<>(List.of(new Attempt(
                        1,
                        verdict,
                        cause,
                        verdict == Verdict.PASSED ? "" : "What it says.",
                        began,
                        Duration.ofSeconds(2),
                        List.of(new Attempt.Ran(terminal, "standin-a", "1.0.0")),
                        List.of(),
                        Optional.empty()))),
                false);
    }
}
