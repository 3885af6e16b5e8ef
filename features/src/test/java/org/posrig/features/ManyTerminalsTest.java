package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios on chosen terminals of a bench of two models: once on each model, or once on any that fits; and none after the deadline. */
final class ManyTerminalsTest {

    private static final Path BENCH = PosrigCommand.home().resolve("fixtures/benches/eight-stand-ins.yaml");

    @TempDir
    private Path folder;

    @Test
    void in_a_matrix_every_scenario_runs_on_every_model_and_the_runs_are_kept_apart() throws IOException {
        PosrigCommand posrig = new PosrigCommand(folder);
        PosrigCommand.Result result =
                posrig.run(BENCH, feature().toString(), "--terminal", "T1", "--terminal", "T5", "--matrix");

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(0);
        assertThat(result.output())
                .contains("3 passed, 0 failed, 0 broken, 1 skipped")
                .contains("No terminal among T5 of the bench eight-stand-ins can do 'scanner'.");
        assertThat(scenarios(posrig.newestRun()))
                .extracting(ManyTerminalsTest::where)
                .containsExactly(
                        "x.feature:2@standin-a passed [T1]",
                        "x.feature:6@standin-a passed [T1]",
                        "x.feature:2@standin-b passed [T5]",
                        "x.feature:6@standin-b skipped []");
        assertThat(Files.readString(posrig.newestRun().resolve("junit.xml")))
                .contains("classname=\"F [standin-a", "classname=\"F [standin-b");
        assertThat(results(posrig.newestRun()))
                .extracting(allure -> allure.path("historyId").asText())
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void in_a_pool_a_scenario_waits_for_the_terminal_that_can_do_what_it_needs() throws IOException {
        PosrigCommand posrig = new PosrigCommand(folder);
        Path twice = Files.writeString(folder.resolve("y.feature"), """
                @needs-scanner
                Feature: F
                  Scenario: first
                    Given a terminal ready for sales
                    When press menu
                  Scenario: second
                    Given a terminal ready for sales
                    When press menu
                """);
        PosrigCommand.Result result =
                posrig.run(BENCH, twice.toString(), "--terminal", "T5", "--terminal", "T4", "--lanes", "all");

        assertThat(result.output()).contains("2 passed, 0 failed, 0 broken, 0 skipped");
        assertThat(scenarios(posrig.newestRun()))
                .extracting(ManyTerminalsTest::where)
                .containsExactly("y.feature:3 passed [T4]", "y.feature:6 passed [T4]");
    }

    @Test
    void after_the_deadline_nothing_begins_and_it_is_said_how_much_was_not_run() throws IOException {
        PosrigCommand posrig = new PosrigCommand(folder);
        String past = LocalDateTime.now().minusMinutes(1).withNano(0).toString();
        PosrigCommand.Result result = posrig.run(BENCH, feature().toString(), "--until", past);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output())
                .contains("2 scenarios were not run: the deadline ")
                .contains("0 passed, 0 failed, 0 broken, 2 skipped");
        assertThat(TimelineLines.read(posrig.newestRun()))
                .noneMatch(event -> event.path("kind").asText().equals("KeyMoved"));
    }

    private Path feature() throws IOException {
        return Files.writeString(folder.resolve("x.feature"), """
                Feature: F
                  Scenario: first
                    Given a terminal ready for sales
                    When press menu
                  @needs-scanner
                  Scenario: second
                    Given a terminal ready for sales
                    When press menu
                """);
    }

    private static List<JsonNode> scenarios(Path run) throws IOException {
        List<JsonNode> scenarios = new ArrayList<>();
        new ObjectMapper()
                .readTree(run.resolve("run.json").toFile())
                .path("scenarios")
                .forEach(scenarios::add);
        return scenarios;
    }

    private static String where(JsonNode scenario) {
        String place = scenario.path("place").asText();
        return place.substring(place.lastIndexOf('/') + 1) + " "
                + scenario.path("verdict").asText() + " "
                + scenario.path("attempts").path(0).path("terminals").findValuesAsText("name");
    }

    private static List<JsonNode> results(Path run) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(run.resolve("results"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("-result.json"))
                    .toList()) {
                results.add(new ObjectMapper().readTree(file.toFile()));
            }
        }
        return results;
    }
}
