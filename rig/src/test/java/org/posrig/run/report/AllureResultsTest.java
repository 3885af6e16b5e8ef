package org.posrig.run.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;
import org.posrig.run.Verdict;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.KnownIssues;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunLog;
import org.posrig.run.outcome.Sample;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

final class AllureResultsTest {

    private static final Path HOME = Path.of("/");

    @TempDir
    private Path folder;

    private String firmware = "1.0.0";

    @Test
    void two_models_and_two_firmwares_have_histories_of_their_own() throws IOException {
        String history = historyId(folder.resolve("a"), 3, "T1", "1.0.0", "12.00");
        assertThat(historyId(folder.resolve("b"), 3, "T1", "1.0.1", "12.00")).isNotEqualTo(history);
        assertThat(historyId(folder.resolve("c"), 3, "T2", "1.0.0", "12.00")).isNotEqualTo(history);
        assertThat(historyId(folder.resolve("d"), 3, "T1", "1.0.0", "13.00")).isNotEqualTo(history);
    }

    @Test
    void a_scenario_that_is_moved_in_its_file_keeps_its_history() throws IOException {
        assertThat(historyId(folder.resolve("a"), 3, "T1", "1.0.0", "12.00"))
                .isEqualTo(historyId(folder.resolve("b"), 42, "T1", "1.0.0", "12.00"));
    }

    @Test
    void tags_become_severity_team_and_links() throws IOException {
        Outcome planned = Sample.outcome(
                3,
                "s",
                List.of("@A2", "@severity:critical", "@team:payments", "@issue:ABC-1", "@requirement:R-7", "@mission"));
        JsonNode result = write(folder, planned, "T1", "12.00", Verdict.FAILED).getFirst();
        assertThat(labels(result))
                .contains(
                        "severity=critical",
                        "team=payments",
                        "line=A2",
                        "epic=wrong pin",
                        "bench=stand-in",
                        "model=standin-T1 1.0.0",
                        "cause=terminal defect",
                        "tag=A2")
                .noneMatch(label -> label.startsWith("tag=severity"));
        assertThat(result.path("links").findValuesAsText("type")).containsExactly("issue", "requirement");
        assertThat(result.path("description").asText())
                .contains("./posrig run /features/wrong-pin/some.feature:3 --seed 7")
                .contains("posrig 0.1.0 (commit 0123456789ab) on T1 (standin-T1 1.0.0), attempt 1")
                .contains("Clocks that were moved: the issuer's on by 24h.")
                .contains("fixtures/benches/stand-in.yaml 0123456789ab");
    }

    @Test
    void a_pass_after_a_red_is_flaky_and_both_attempts_are_kept_as_one_test() throws IOException {
        List<JsonNode> results =
                write(folder, Sample.outcome(3, "s", List.of()), "T1", "12.00", Verdict.FAILED, Verdict.PASSED);
        assertThat(results).hasSize(2);
        assertThat(results)
                .extracting(result -> result.path("historyId").asText())
                .containsOnly(results.getFirst().path("historyId").asText());
        assertThat(results)
                .filteredOn(result -> result.path("status").asText().equals("passed"))
                .singleElement()
                .matches(result -> result.at("/statusDetails/flaky").asBoolean());
    }

    @Test
    void an_attempt_that_never_had_a_terminal_is_still_an_attempt_of_the_same_test() throws IOException {
        List<JsonNode> results =
                write(folder, Sample.outcome(3, "s", List.of()), "", "12.00", Verdict.BROKEN, Verdict.PASSED);
        assertThat(results)
                .extracting(result -> result.path("historyId").asText())
                .containsOnly(results.getFirst().path("historyId").asText());
    }

    @Test
    void what_never_ran_has_a_result_too_and_only_one() throws IOException {
        Outcome broken = Sample.outcome(3, "s", List.of(), Verdict.BROKEN);
        AllureResults results = new AllureResults(
                folder, new RunLog(List.of(broken), KnownIssues.NONE), new RunWords(HOME, Sample.facts()));
        results.fill(List.of(broken));
        results.fill(List.of(broken));
        results.close();
        assertThat(read(folder)).singleElement().satisfies(result -> {
            assertThat(result.path("status").asText()).isEqualTo("broken");
            assertThat(result.at("/statusDetails/message").asText()).isEqualTo("The board is gone. Plug it in.");
            assertThat(labels(result)).contains("cause=relay board");
        });
        assertThat(folder.resolve("results.part")).doesNotExist();
    }

    @Test
    void a_result_that_a_power_cut_has_emptied_is_made_again_with_its_verdict() throws IOException {
        Outcome passed = Sample.outcome(3, "s", List.of(), Verdict.PASSED);
        write(folder, Sample.outcome(3, "s", List.of()), "T1", "12.00", Verdict.PASSED);
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            Files.write(files.findFirst().orElseThrow(), new byte[0]);
        }
        AllureResults goneOn = new AllureResults(
                folder, new RunLog(List.of(passed), KnownIssues.NONE), new RunWords(HOME, Sample.facts()));
        goneOn.takeUp();
        goneOn.fill(List.of(passed));
        assertThat(read(folder))
                .extracting(result -> result.path("status").asText())
                .containsExactly("passed");
    }

    @Test
    void a_result_that_is_whole_but_not_in_allures_form_is_told_and_not_deleted() throws IOException {
        Path results = Files.createDirectories(folder.resolve("results"));
        Path strange = Files.writeString(results.resolve("some-result.json"), "{\"status\": \"splendid\"}");
        Path torn = Files.writeString(results.resolve("torn-result.json"), "{\"status\": \"pas");
        AllureResults goneOn =
                new AllureResults(folder, new RunLog(List.of(), KnownIssues.NONE), new RunWords(HOME, Sample.facts()));

        assertThatThrownBy(goneOn::takeUp)
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("The result " + strange + " is not in Allure's form (")
                .hasMessageContaining("splendid");
        assertThat(strange).exists();

        Files.delete(strange);
        goneOn.takeUp();
        assertThat(torn).doesNotExist();
    }

    private String historyId(Path run, int line, String terminal, String version, String amount) throws IOException {
        firmware = version;
        return write(run, Sample.outcome(line, "s", List.of()), terminal, amount, Verdict.PASSED)
                .getFirst()
                .path("historyId")
                .asText();
    }

    /** One attempt after the other; where no terminal is named, only the last one has one. */
    private List<JsonNode> write(Path run, Outcome planned, String terminal, String amount, Verdict... verdicts)
            throws IOException {
        RunLog log = new RunLog(List.of(planned), KnownIssues.NONE);
        log.on(name -> new Attempt.Ran(name, "standin-" + name, firmware));
        AllureResults results = new AllureResults(run, log, new RunWords(HOME, Sample.facts()));
        for (int i = 0; i < verdicts.length; i++) {
            String on = terminal.isEmpty() && i == verdicts.length - 1 ? "T1" : terminal;
            attempt(log, planned.place(), on, verdicts[i]);
            results.write(result(planned, amount, verdicts[i]));
        }
        results.close();
        return read(run);
    }

    private static void attempt(RunLog log, Place place, String terminal, Verdict verdict) {
        take(log, new Happening.ScenarioStarted("s", place.toString(), List.of()));
        if (!terminal.isEmpty()) {
            take(log, new Happening.KeyMoved(terminal, "1", true));
            take(log, new Happening.Note("Clock moved: the issuer's on by 24h"));
        }
        take(
                log,
                new Happening.ScenarioEnded(
                        "s",
                        place.toString(),
                        verdict.word(),
                        verdict == Verdict.FAILED ? "terminal defect" : "",
                        "wrong"));
    }

    private static void take(RunLog log, Happening what) {
        log.take(new Event(1, Duration.ofSeconds(1), "lane-1", what));
    }

    // As Allure's Cucumber plugin makes it.
    private static TestResult result(Outcome planned, String amount, Verdict verdict) {
        List<Label> labels = new ArrayList<>();
        labels.add(new Label()
                .setName("gherkin_uri")
                .setValue(planned.place().file().toUri().toString()));
        planned.tags().forEach(tag -> labels.add(new Label().setName("tag").setValue(tag.substring(1))));
        return new TestResult()
                .setUuid(UUID.randomUUID().toString())
                .setName(planned.name())
                .setFullName("some.feature:" + planned.place().line())
                .setHistoryId("by line " + planned.place().line())
                .setStatus(Status.fromValue(verdict.word()))
                .setLabels(labels)
                .setParameters(List.of(new Parameter().setName("amount").setValue(amount)));
    }

    private static List<JsonNode> read(Path run) throws IOException {
        List<JsonNode> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(run.resolve("results"))) {
            for (Path file : files.toList()) {
                assertThat(file.toString()).endsWith("-result.json");
                read.add(new ObjectMapper().readTree(file.toFile()));
            }
        }
        return read;
    }

    private static List<String> labels(JsonNode result) {
        List<String> labels = new ArrayList<>();
        result.path("labels")
                .forEach(label -> labels.add(
                        label.path("name").asText() + "=" + label.path("value").asText()));
        return labels;
    }
}
