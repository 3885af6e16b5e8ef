package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two scenarios at once, each on a terminal of its own, with the same card: neither sees anything of the other. */
final class TwoLanesTest {

    @TempDir
    private Path folder;

    @Test
    void two_lanes_use_two_terminals_at_the_same_time_and_do_not_disturb_each_other() throws IOException {
        Path feature = Files.writeString(folder.resolve("lanes.feature"), """
                Feature: Side by side
                  Scenario Outline: Sale <number> charges its own issuer's account, and its tries count there
                    Given a terminal ready for sales
                    When the cardholder tries to pay <amount> with the everyday debit card and a wrong PIN
                    Then the terminal says that the PIN is wrong
                    And the issuer counts 1 wrong PIN on the everyday debit card
                    When the cardholder taps the everyday debit card for <amount>
                    Then the terminal approves <amount>
                    And <amount> in all is charged to the everyday debit card

                    Examples:
                      | number | amount |
                      | one    | 11.00  |
                      | two    | 12.00  |
                      | three  | 13.00  |
                      | four   | 14.00  |
                """);
        PosrigCommand posrig = new PosrigCommand(folder);

        PosrigCommand.Result result =
                posrig.run(BenchText.shipped().writtenTo(folder), "--lanes", "2", feature.toString());

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(0);
        assertThat(result.output()).contains("4 passed, 0 failed, 0 broken, 0 skipped");
        List<JsonNode> keys = TimelineLines.read(posrig.newestRun()).stream()
                .filter(event -> event.path("kind").asText().equals("KeyMoved"))
                .toList();
        assertThat(keys).extracting(TwoLanesTest::terminal).contains("T1", "T2");
        assertThat(keys).allSatisfy(key -> assertThat(key.path("lane").asText()).isNotEmpty());
        assertThat(changesOfTerminal(keys))
                .describedAs("how often one terminal's key follows the other's: one after the other would be 3 times")
                .isGreaterThan(20);
        assertThat(heldTogether(keys))
                .describedAs("keys of both terminals held at the same moment")
                .isPositive();
    }

    @Test
    void a_scenario_that_asks_for_a_second_terminal_later_stays_one_lane_with_one_trace_of_both() throws IOException {
        Path feature = Files.writeString(folder.resolve("pair.feature"), """
                Feature: A pair
                  Scenario: One terminal, then two
                    Given a terminal ready for sales
                    Given two terminals ready for sales
                    When press cancel
                """);
        PosrigCommand posrig = new PosrigCommand(folder);

        PosrigCommand.Result result =
                posrig.run(BenchText.shipped().writtenTo(folder), "--trace", "all", feature.toString());

        assertThat(result.output()).contains("1 passed, 0 failed, 0 broken, 0 skipped");
        assertThat(TimelineLines.read(posrig.newestRun()).stream()
                        .map(event -> event.path("lane").asText())
                        .filter(lane -> !lane.isEmpty())
                        .distinct())
                .hasSize(1);
        assertThat(posrig.newestRun().resolve("traces")).isDirectoryContaining("glob:**/pair-2.html");
        JsonNode scenario = new ObjectMapper()
                .readTree(posrig.newestRun().resolve("run.json").toFile())
                .path("scenarios")
                .path(0);
        assertThat(scenario.path("attempts").path(0).path("terminals"))
                .extracting(ran ->
                        ran.path("name").asText() + " " + ran.path("firmware").asText())
                .containsExactly("T1 1.0.0", "T2 1.0.0");
    }

    private static String terminal(JsonNode key) {
        return key.path("what").path("terminal").asText();
    }

    private static long changesOfTerminal(List<JsonNode> keys) {
        return IntStream.range(1, keys.size())
                .filter(i -> !terminal(keys.get(i)).equals(terminal(keys.get(i - 1))))
                .count();
    }

    // A press of one terminal that comes between the press and the release of the other's.
    private static long heldTogether(List<JsonNode> keys) {
        return IntStream.range(1, keys.size())
                .filter(i -> down(keys.get(i)) && down(keys.get(i - 1)))
                .filter(i -> !terminal(keys.get(i)).equals(terminal(keys.get(i - 1))))
                .count();
    }

    private static boolean down(JsonNode key) {
        return key.path("what").path("down").asBoolean();
    }
}
