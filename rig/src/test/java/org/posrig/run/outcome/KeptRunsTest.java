package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.bench.ProcessMark;
import org.posrig.fault.BadInput;
import org.posrig.run.Verdict;

final class KeptRunsTest {

    private static final Outcome PLANNED =
            new Outcome(new Place(Path.of("a.feature"), 3), "A", "first", List.of("@A1"), List.of(), false);
    private static final Outcome SECOND =
            new Outcome(new Place(Path.of("a.feature"), 9), "A", "second", List.of(), List.of(), false);

    @TempDir
    private Path folder;

    @Test
    void the_oldest_runs_beyond_the_count_go() throws IOException {
        for (int i = 1; i <= 5; i++) {
            run("20260101-00000" + i + "-000", 10);
        }
        Files.createDirectories(folder.resolve("not-a-run"));
        assertThat(new KeptRuns(folder).removeBeyond(2, 1_000_000)).isEqualTo(3);
        assertThat(names()).containsExactly("20260101-000004-000", "20260101-000005-000", "not-a-run");
    }

    @Test
    void a_night_is_neither_counted_nor_removed_by_the_runs_of_a_day() throws IOException {
        for (int i = 1; i <= 5; i++) {
            run("20260101-00000" + i + "-000", 10);
        }
        NightMark.put(folder.resolve("20260101-000001-000"), Path.of("/etc/posrig/nightly.yaml"));
        NightMark.put(folder.resolve("20260101-000005-000"), Path.of("/etc/posrig/nightly.yaml"));
        assertThat(new KeptRuns(folder).removeOthersThanNightsBeyond(2, 1_000_000))
                .isEqualTo(1);
        assertThat(names())
                .containsExactly(
                        "20260101-000001-000", "20260101-000003-000", "20260101-000004-000", "20260101-000005-000");
    }

    @Test
    void the_oldest_runs_beyond_the_size_go_but_never_the_newest() throws IOException {
        run("20260101-000001-000", 40_000);
        run("20260101-000002-000", 40_000);
        run("20260101-000003-000", 40_000);
        assertThat(new KeptRuns(folder).removeBeyond(20, 100_000)).isEqualTo(1);
        assertThat(new KeptRuns(folder).removeBeyond(20, 1)).isEqualTo(1);
        assertThat(names()).containsExactly("20260101-000003-000");
    }

    @Test
    void a_run_under_way_stays_and_a_removal_that_was_cut_off_is_finished() throws IOException {
        Path under = folder.resolve("20260101-000001-000");
        Files.createDirectories(under);
        new RunFile(under, facts("20260101-000001-000"), List.of(PLANNED)).close();
        run("20260101-000002-000", 10);
        run("20260101-000003-000", 10);
        Files.createDirectories(folder.resolve(".removed-20251231-000001-000/results"));
        new KeptRuns(folder).removeBeyond(1, 1_000_000);
        assertThat(names()).containsExactly("20260101-000001-000", "20260101-000003-000");
    }

    @Test
    void a_run_that_was_cut_off_in_the_middle_of_a_line_is_readable() throws IOException {
        Path cut = Files.createDirectories(folder.resolve("20260101-000001-000"));
        try (RunFile file = new RunFile(cut, facts("x"), List.of(PLANNED, SECOND))) {
            file.tell(ended(PLANNED, Verdict.FAILED));
            file.tell(new Outcome(SECOND.place(), "A", "second", List.of(), List.of(), true));
        }
        Files.writeString(cut.resolve("scenarios.jsonl"), "{\"place\":\"/x/y.fea", StandardOpenOption.APPEND);
        // No process has this number: Linux gives none beyond 4 194 304.
        Files.writeString(
                cut.resolve("run.json"),
                Files.readString(cut.resolve("run.json")).replaceFirst("\"process\" : \\d+", "\"process\" : 99999999"));

        KeptRun run = new KeptRuns(folder).find(Optional.empty());

        assertThat(run.state()).isEqualTo("interrupted");
        assertThat(run.outcomes()).extracting(Outcome::name).containsExactly("first", "second");
        assertThat(run.outcomes().getFirst().verdict()).hasValue(Verdict.FAILED);
        assertThat(run.outcomes().getFirst().last().orElseThrow().terminals())
                .containsExactly(new Attempt.Ran("T1", "standin-a", "1.0.0"));
        assertThat(run.outcomes().getLast().begun()).isTrue();
        assertThat(run.notGreen()).hasSize(2);
    }

    @Test
    void a_process_that_has_got_the_number_of_a_dead_run_does_not_keep_it_under_way() throws Exception {
        Path cut = Files.createDirectories(folder.resolve("20260101-000001-000"));
        new RunFile(cut, facts("x"), List.of(PLANNED)).close();
        assertThat(KeptRun.read(cut).state()).as("this process runs it").isEqualTo("running");
        String written = Files.readString(cut.resolve("run.json"));
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            String its = written.replaceFirst("\"process\" : \\d+", "\"process\" : " + stranger.pid());
            for (String line : List.of(
                    its,
                    // One before the machine was started anew had the same number, and began at the same tick.
                    its.replaceFirst(
                            "\"process-begun\" : \"[^\"]*\"",
                            "\"process-begun\" : \"another-boot "
                                    + ProcessMark.of(stranger.pid()).begun().replaceFirst(".* ", "") + "\""),
                    // As runs were written formerly.
                    its.replaceFirst("\"process-begun\" : \"[^\"]*\",", ""))) {
                Files.writeString(cut.resolve("run.json"), line);
                assertThat(KeptRun.read(cut).state()).as(line).isEqualTo("interrupted");
            }
            assertThat(ProcessMark.of(stranger.pid()).living())
                    .map(ProcessHandle::pid)
                    .contains(stranger.pid());
        } finally {
            stranger.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertThat(ProcessMark.NONE.living()).isEmpty();
    }

    @Test
    void a_cut_off_run_that_has_been_closed_is_read_as_it_was_closed() throws IOException {
        Path cut = Files.createDirectories(folder.resolve("20260101-000001-000"));
        try (RunFile file = new RunFile(cut, facts("x"), List.of(PLANNED))) {
            file.tell(new Outcome(PLANNED.place(), "A", "first", List.of("@A1"), List.of(), true));
        }
        RunFile.interrupted(new KeptRun(cut, "interrupted", facts("x"), List.of(ended(PLANNED, Verdict.BROKEN))));

        KeptRun run = KeptRun.read(cut);

        assertThat(run.state()).isEqualTo("interrupted");
        assertThat(run.outcomes()).containsExactly(ended(PLANNED, Verdict.BROKEN));
    }

    @Test
    void an_ended_run_is_read_as_it_was_written() throws IOException {
        run("20260101-000001-000", 0);
        KeptRun run = new KeptRuns(folder).find(Optional.of("20260101-000001-000"));
        assertThat(run.state()).isEqualTo("ended");
        assertThat(run.facts()).isEqualTo(facts("20260101-000001-000"));
        assertThat(run.outcomes()).containsExactly(ended(PLANNED, Verdict.PASSED));
        assertThat(run.notGreen()).isEmpty();
    }

    @Test
    void a_run_that_is_not_there_is_said_with_those_that_are() throws IOException {
        KeptRuns runs = new KeptRuns(folder);
        assertThatThrownBy(() -> runs.find(Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + ": no run is kept here; begin with ./posrig run.");
        run("20260101-000001-000", 0);
        assertThatThrownBy(() -> runs.find(Optional.of("yesterday")))
                .isInstanceOf(BadInput.class)
                .hasMessage("There is no run 'yesterday' in " + folder + "; the newest are 20260101-000001-000.");
    }

    @Test
    void the_run_before_is_the_newest_ended_one_on_that_bench() throws IOException {
        run("20260101-000001-000", 0);
        Path now = folder.resolve("20260101-000002-000");
        run("20260101-000002-000", 0);
        assertThat(new KeptRuns(folder).before(now, "stand-in").orElseThrow().name())
                .isEqualTo("20260101-000001-000");
        assertThat(new KeptRuns(folder).before(now, "other")).isEmpty();
    }

    @Test
    void a_night_whose_deadline_left_something_out_is_no_good_night() throws IOException {
        Outcome passed = ended(PLANNED, Verdict.PASSED);
        night("20260101-000001-000", List.of(passed, ended(SECOND, Verdict.SKIPPED, "The bench has no printer.")));
        night(
                "20260102-000001-000",
                List.of(passed, ended(SECOND, Verdict.SKIPPED, Outcome.NOT_RUN + "the deadline had passed.")));

        RunSummary left = RunSummary.of(folder.resolve("20260102-000001-000"));

        assertThat(left.goodNight()).isFalse();
        assertThat(left.left()).isEqualTo(1);
        assertThat(left.counts()).isEqualTo(Map.of(Verdict.PASSED, 1));
        assertThat(new KeptRuns(folder).lastGoodNight("stand-in"))
                .map(RunSummary::name)
                .contains("20260101-000001-000");
    }

    private void night(String name, List<Outcome> outcomes) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        try (RunFile file = new RunFile(run, facts(name), outcomes)) {
            file.end(outcomes, Map.of(), List.of(), Duration.ZERO, 0);
        }
        NightMark.put(run, Path.of("night.yaml"));
    }

    private void run(String name, int bytes) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        try (RunFile file = new RunFile(run, facts(name), List.of(PLANNED))) {
            file.end(List.of(ended(PLANNED, Verdict.PASSED)), Map.of(), List.of(), Duration.ZERO, 0);
        }
        Files.write(run.resolve("results"), new byte[bytes]);
    }

    private static Outcome ended(Outcome planned, Verdict verdict) {
        return ended(planned, verdict, verdict == Verdict.FAILED ? "wrong" : "");
    }

    private static Outcome ended(Outcome planned, Verdict verdict, String message) {
        Attempt attempt = new Attempt(
                1,
                verdict,
                verdict == Verdict.FAILED ? "terminal defect" : "",
                message,
                Instant.parse("2026-01-01T00:00:00Z"),
                Duration.ofMillis(1500),
                List.of(new Attempt.Ran("T1", "standin-a", "1.0.0")),
                List.of("the issuer's on by 24h"),
                Optional.empty());
        return new Outcome(planned.place(), planned.feature(), planned.name(), planned.tags(), List.of(attempt), false);
    }

    private static RunFacts facts(String run) {
        return new RunFacts(
                run,
                Instant.parse("2026-01-01T00:00:00Z"),
                "stand-in",
                "0123456789ab+",
                Map.of("fixtures/benches/stand-in.yaml", "0123456789ab"),
                Map.of(),
                new CommandLine(
                        List.of("a.feature"),
                        Optional.of("@A1"),
                        Optional.empty(),
                        2,
                        OptionalLong.of(7),
                        1,
                        List.of("d")));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
