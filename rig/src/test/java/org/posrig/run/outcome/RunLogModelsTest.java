package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posrig.run.Verdict;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

/** The runs of one scenario on two models, retries that the end of the run cuts off, attempts that were cut short. */
final class RunLogModelsTest {

    private static final Place ON_A = new Place(Path.of("/f.feature"), 3, Optional.of("a"));
    private static final Place ON_B = new Place(Path.of("/f.feature"), 3, Optional.of("b"));

    private final RunLog log = new RunLog(List.of(planned(ON_A), planned(ON_B)), KnownIssues.NONE);

    @Test
    void two_runs_of_one_scenario_side_by_side_are_two_outcomes() {
        take("lane-1", new Happening.ScenarioStarted("s", ON_A.toString(), List.of()));
        take("lane-2", new Happening.ScenarioStarted("s", ON_B.toString(), List.of()));
        take("lane-2", ended(ON_B, "failed"));
        take("lane-1", ended(ON_A, "passed"));
        assertThat(log.outcomes())
                .extracting(Outcome::title, outcome -> outcome.verdict().orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("F › s [a]", Verdict.PASSED),
                        org.assertj.core.groups.Tuple.tuple("F › s [b]", Verdict.FAILED));
    }

    @Test
    void a_retry_that_the_end_of_the_run_cuts_off_leaves_the_red() {
        take("lane-1", new Happening.ScenarioStarted("s", ON_A.toString(), List.of()));
        take("lane-1", ended(ON_A, "failed"));
        log.settle(planned(ON_A), Verdict.FAILED, "terminal defect", "wrong");
        take("", new Happening.ScenarioStarted("s", ON_A.toString(), List.of()));
        take("", ended(ON_A, "skipped"));
        log.settle(planned(ON_A), Verdict.SKIPPED, "", "Not run: the deadline had passed.");
        Outcome outcome = log.of(ON_A).orElseThrow();
        assertThat(outcome.verdict()).contains(Verdict.FAILED);
        assertThat(outcome.begun()).isFalse();
        assertThat(outcome.attempts()).hasSize(1);
    }

    @Test
    void a_scenario_that_passes_after_it_was_cut_short_is_not_flaky() {
        RunLog later = new RunLog(List.of(planned(ON_A).cutShort(Instant.EPOCH, "It was killed.")), KnownIssues.NONE);
        assertThat(later.count(Verdict.BROKEN)).isEqualTo(1);
        later.take(
                new Event(1, Duration.ZERO, "lane-1", new Happening.ScenarioStarted("s", ON_A.toString(), List.of())));
        later.take(new Event(2, Duration.ofSeconds(1), "lane-1", ended(ON_A, "passed")));
        later.settle(planned(ON_A), Verdict.PASSED, "", "");
        Outcome outcome = later.of(ON_A).orElseThrow();
        assertThat(outcome.verdict()).contains(Verdict.PASSED);
        assertThat(outcome.attempts()).extracting(Attempt::cause).containsExactly(Attempt.INTERRUPTED, "");
    }

    @Test
    void a_bench_that_cannot_run_a_scenario_says_so_after_it_was_cut_short_too() {
        RunLog later = new RunLog(List.of(planned(ON_A).cutShort(Instant.EPOCH, "It was killed.")), KnownIssues.NONE);
        skipped(later, "The bench cannot bring the card to T1 by stripe.");
        Outcome outcome = later.of(ON_A).orElseThrow();
        assertThat(outcome.verdict()).contains(Verdict.SKIPPED);
        assertThat(outcome.attempts()).hasSize(2);
    }

    @Test
    void what_was_cut_short_and_not_come_to_again_stays_interrupted() {
        RunLog later = new RunLog(List.of(planned(ON_A).cutShort(Instant.EPOCH, "It was killed.")), KnownIssues.NONE);
        skipped(later, "Not run: the deadline had passed.");
        assertThat(later.of(ON_A).orElseThrow().last().orElseThrow().cause()).isEqualTo(Attempt.INTERRUPTED);
    }

    private static void skipped(RunLog log, String reason) {
        log.take(new Event(1, Duration.ZERO, "lane-1", new Happening.ScenarioStarted("s", ON_A.toString(), List.of())));
        log.take(new Event(
                2,
                Duration.ofSeconds(1),
                "lane-1",
                new Happening.ScenarioEnded("s", ON_A.toString(), "skipped", "", reason)));
        log.settle(planned(ON_A), Verdict.SKIPPED, "", reason);
    }

    @Test
    void a_terminal_that_was_taken_belongs_to_the_attempt_though_nothing_moved_on_it() {
        take("lane-1", new Happening.ScenarioStarted("s", ON_A.toString(), List.of()));
        take("lane-1", new Happening.TerminalTaken("T1", "1", "a", ""));
        take("lane-1", new Happening.TerminalTaken("T2", "2", "a", ""));
        take("lane-1", new Happening.KeyMoved("T1", "cancel", true));
        take("lane-1", ended(ON_A, "broken"));
        assertThat(log.of(ON_A).orElseThrow().attempts().getFirst().terminals())
                .extracting(Attempt.Ran::terminal)
                .containsExactly("T1", "T2");
    }

    private void take(String lane, Happening what) {
        log.take(new Event(1, Duration.ZERO, lane, what));
    }

    private static Happening ended(Place place, String verdict) {
        return new Happening.ScenarioEnded("s", place.toString(), verdict, "", "");
    }

    private static Outcome planned(Place place) {
        return new Outcome(place, "F", "s", List.of(), List.of(), false);
    }
}
