package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.BadInput;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.Interruption;
import org.posrig.run.outcome.Interruptions;
import org.posrig.run.outcome.KnownIssues;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunFacts;
import org.posrig.run.outcome.RunFile;

/** What an interrupted run is gone on with from: the files it left in its folder. */
final class GoneOnTest {

    /** Beyond the greatest number that Linux gives a process. */
    private static final long NOBODY = 99_999_999;

    private static final Outcome PASSED = planned(3);
    private static final Outcome FAILED = planned(5);
    private static final Outcome BEGUN = planned(7);
    private static final Outcome NEVER = planned(9);
    private static final List<Outcome> ALL = List.of(PASSED, FAILED, BEGUN, NEVER);

    @TempDir
    private Path folder;

    private Path run = Path.of("");

    @BeforeEach
    void aRunThatWasKilled() throws IOException {
        run = Files.createDirectory(folder.resolve("20260101-000000-001"));
        try (RunFile file = new RunFile(run, facts("1"), ALL)) {
            file.tell(ended(PASSED, Verdict.PASSED));
            file.tell(ended(FAILED, Verdict.FAILED));
            file.tell(new Outcome(BEGUN.place(), "F", "s", List.of(), List.of(), true));
        }
        Files.writeString(run.resolve("timeline.jsonl"), "");
        by(NOBODY);
    }

    private void by(long process) throws IOException {
        Path json = run.resolve("run.json");
        Files.writeString(json, Files.readString(json).replaceFirst("\"process\" : \\d+", "\"process\" : " + process));
    }

    private void of(String before, String after) throws IOException {
        Path json = run.resolve("run.json");
        Files.writeString(json, Files.readString(json).replace("\"" + before + "\"", "\"" + after + "\""));
    }

    @Test
    void what_was_cut_short_by_a_death_and_what_never_began_is_run() {
        GoneOn on = on();
        assertThat(open(on, 0)).containsExactly(BEGUN.place(), NEVER.place());
        assertThat(on.told())
                .isEqualTo("Going on with the run 20260101-000000-001: 2 of 4 scenarios had come to their end.");
        assertThat(on.cutShort()).singleElement().satisfies(cut -> {
            assertThat(cut.last().orElseThrow().cause()).isEqualTo(Attempt.INTERRUPTED);
            assertThat(cut.verdict()).contains(Verdict.BROKEN);
        });
        assertThat(Interruptions.read(run))
                .singleElement()
                .extracting(Interruption::cause)
                .isEqualTo(Interruption.DEATH);
    }

    @Test
    void what_hung_is_not_run_again_and_has_the_watchers_sentence() {
        Interruptions.append(run, new Interruption(Instant.now(), Interruption.HANG, "Nothing happened for 5 min."));
        GoneOn on = on();
        assertThat(open(on, 0)).containsExactly(NEVER.place());
        assertThat(on.cutShort().getFirst().last().orElseThrow().message()).isEqualTo("Nothing happened for 5 min.");
    }

    @Test
    void a_second_death_forgets_neither_what_hung_before_nor_what_died_before() throws IOException {
        Interruptions.append(run, new Interruption(Instant.now(), Interruption.HANG, "It hung."));
        GoneOn first = on();
        try (RunFile file = new RunFile(run, facts("1"), first.outcomes())) {
            first.cutShort().forEach(file::tell);
            file.tell(new Outcome(NEVER.place(), "F", "s", List.of(), List.of(), true));
        }
        Files.writeString(run.resolve("timeline-2.jsonl"), "");
        by(NOBODY);
        GoneOn second = on();
        assertThat(open(second, 0)).containsExactly(NEVER.place());
        assertThat(second.cutShort()).extracting(Outcome::place).containsExactly(BEGUN.place(), NEVER.place());

        try (RunFile file = new RunFile(run, facts("1"), second.outcomes())) {
            second.cutShort().forEach(file::tell);
        }
        Files.writeString(run.resolve("timeline-3.jsonl"), "");
        by(NOBODY);
        assertThat(open(on(), 0)).containsExactly(NEVER.place());
    }

    @Test
    void a_clock_that_has_gone_back_since_hides_no_death() throws IOException {
        Interruptions.append(
                run, new Interruption(Instant.now().plus(Duration.ofDays(1)), Interruption.DEATH, "It was killed."));
        on();
        assertThat(Interruptions.read(run)).hasSize(1);
        Path later = Files.writeString(run.resolve("timeline-2.jsonl"), "");
        Files.setLastModifiedTime(later, FileTime.from(Instant.EPOCH));
        on();
        assertThat(Interruptions.read(run)).hasSize(2);
    }

    @Test
    void a_red_with_a_retry_left_is_tried_again() {
        assertThat(open(on(), 1)).containsExactly(FAILED.place(), BEGUN.place(), NEVER.place());
    }

    @Test
    void half_a_line_spoils_nothing() throws IOException {
        Files.writeString(
                run.resolve("scenarios.jsonl"), "{\"place\":\"/f.fea", java.nio.file.StandardOpenOption.APPEND);
        assertThat(open(on(), 0)).containsExactly(BEGUN.place(), NEVER.place());
    }

    @Test
    void a_run_whose_files_have_changed_is_refused() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> GoneOn.of(run, ALL, facts("2"), KnownIssues.NONE))
                .withMessage(
                        "The run 20260101-000000-001 cannot be gone on with: since it began bench.yaml, f.feature have"
                                + " been changed; begin a new run, or put them back.");
    }

    @Test
    void a_run_that_has_ended_or_is_under_way_is_refused() throws IOException {
        by(ProcessHandle.current().pid());
        assertThatExceptionOfType(BadInput.class).isThrownBy(this::on).withMessageContaining("is under way");
        of("running", "ended");
        assertThatExceptionOfType(BadInput.class).isThrownBy(this::on).withMessageContaining("has ended");
    }

    private GoneOn on() {
        return GoneOn.of(run, ALL, facts("1"), KnownIssues.NONE);
    }

    private static List<Place> open(GoneOn on, int retries) {
        return ALL.stream()
                .map(Outcome::place)
                .filter(place -> on.open(place, new Retries(retries)))
                .toList();
    }

    private static Outcome planned(int line) {
        return new Outcome(new Place(Path.of("/f.feature"), line), "F", "s", List.of(), List.of(), false);
    }

    private static Outcome ended(Outcome outcome, Verdict verdict) {
        return new Outcome(
                outcome.place(),
                "F",
                "s",
                List.of(),
                List.of(new Attempt(
                        1,
                        verdict,
                        verdict == Verdict.FAILED ? "terminal defect" : "",
                        "",
                        Instant.EPOCH,
                        Duration.ofSeconds(1),
                        List.of(),
                        List.of(),
                        Optional.empty())),
                false);
    }

    private static RunFacts facts(String hash) {
        return new RunFacts(
                "20260101-000000-001",
                Instant.EPOCH,
                "b",
                "",
                Map.of("bench.yaml", hash),
                Map.of("f.feature", hash),
                new CommandLine(List.of(), Optional.empty(), Optional.empty(), 1, OptionalLong.empty(), 0, List.of()));
    }
}
