package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posrig.run.Verdict;

final class GateTest {

    private static final Outcome GREEN = Sample.outcome(3, "green", List.of(), Verdict.PASSED);
    private static final Outcome RED = Sample.outcome(7, "red", List.of(), Verdict.FAILED);
    private static final Outcome CRITICAL = Sample.outcome(7, "red", List.of("@severity:critical"), Verdict.BROKEN);

    @Test
    void all_holds_where_everything_is_green() {
        assertThat(judged(List.of(GREEN), 1, List.of(), Optional.empty()))
                .extracting(GateRule::holds)
                .containsExactly(true, true, true);
    }

    @Test
    void a_red_that_was_red_before_is_not_new_whatever_line_it_stood_at() {
        KeptRun before = run(Sample.outcome(99, "red", List.of(), Verdict.FAILED));
        assertThat(rule("no new failures", judged(List.of(RED), 1, List.of(), Optional.of(before)))
                        .holds())
                .isTrue();
        GateRule fresh = rule("no new failures", judged(List.of(RED), 1, List.of(), Optional.of(run(GREEN))));
        assertThat(fresh.holds()).isFalse();
        assertThat(fresh.sentence()).isEqualTo("Newly red: Wrong PINs › red.");
    }

    @Test
    void a_critical_scenario_must_not_be_red() {
        GateRule critical = rule("no critical failure", judged(List.of(CRITICAL), 1, List.of(), Optional.empty()));
        assertThat(critical.holds()).isFalse();
        assertThat(critical.sentence()).isEqualTo("Critical and red: Wrong PINs › red.");
        assertThat(rule("no critical failure", judged(List.of(RED), 1, List.of(), Optional.empty()))
                        .holds())
                .isTrue();
    }

    @Test
    void every_terminal_with_work_must_have_run_and_stay_in_service() {
        assertThat(rule("every terminal ran", judged(List.of(GREEN), 2, List.of(), Optional.empty()))
                        .sentence())
                .isEqualTo("Only 1 of 2 terminals ran a scenario.");
        assertThat(rule("every terminal ran", judged(List.of(GREEN), 1, List.of("T2: tampered."), Optional.empty())))
                .returns(false, GateRule::holds)
                .returns("Out of service: T2: tampered.", GateRule::sentence);
        assertThat(rule(
                                "every terminal ran",
                                judged(
                                        List.of(Sample.outcome(3, "s", List.of(), Verdict.SKIPPED)),
                                        1,
                                        List.of(),
                                        Optional.empty()))
                        .holds())
                .isFalse();
    }

    @Test
    void a_known_issue_is_not_held_against_it() {
        Attempt red = RED.attempts().getFirst();
        KnownIssue issue = new KnownIssue(
                "ABC-1",
                "f:1",
                Optional.empty(),
                "standin-a",
                FirmwareRange.ALL,
                Optional.empty(),
                Optional.of("@A1"),
                java.util.regex.Pattern.compile("."),
                Optional.empty());
        Outcome known = new Outcome(
                RED.place(),
                RED.feature(),
                RED.name(),
                List.of("@severity:critical"),
                List.of(new Attempt(
                        1,
                        red.verdict(),
                        red.cause(),
                        red.message(),
                        red.began(),
                        red.took(),
                        red.terminals(),
                        List.of(),
                        Optional.of(issue))),
                false);
        assertThat(judged(List.of(known), 1, List.of(), Optional.empty())).allMatch(GateRule::holds);
    }

    private static List<GateRule> judged(
            List<Outcome> outcomes, int terminals, List<String> outOfService, Optional<KeptRun> before) {
        return new Gate(outcomes).judge(terminals, outOfService, before);
    }

    private static GateRule rule(String name, List<GateRule> rules) {
        return rules.stream()
                .filter(rule -> rule.rule().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static KeptRun run(Outcome outcome) {
        return new KeptRun(Path.of("20260101-000001-000"), "ended", Sample.facts(), List.of(outcome));
    }
}
