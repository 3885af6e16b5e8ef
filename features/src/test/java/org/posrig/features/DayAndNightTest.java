package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What real terminals ask of a rig, on a stand-in whose profile asks it: PINs that must not come too fast, a screen that sleeps, keys that are
 * pressed together, keys slower than others; and what becomes of a terminal that has locked itself.
 */
final class DayAndNightTest {

    @TempDir
    private Path folder;

    @Test
    void a_terminal_is_woken_waited_for_and_once_locked_left_alone() throws IOException {
        Path shipped = PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml");
        Path profile = Files.writeString(
                folder.resolve("asking.yaml"),
                Files.readString(shipped)
                        .replace("pacing:\n", "pacing:\n  pin-entries: {most: 1, per: 3s}\n")
                        .replace(
                                "leave: cancel\n",
                                "leave: cancel\nkey-timing: {\"5\": {hold: 41ms}}\nmatrix: [\"1 2 3\", \"4 5 6\"]\n"));
        Path bench = BenchText.shipped()
                .withOneTerminal()
                .withFixture("profiles/standin-a.yaml", profile)
                .writtenTo(folder);
        Path feature = Files.writeString(folder.resolve("asking.feature"), """
                Feature: What terminals ask of a rig
                  Scenario: A screen that sleeps is woken first
                    Given a terminal ready for sales
                    And the terminal's screen sleeps
                    When the cashier starts a sale of 12.00

                  Scenario: The second PIN waits
                    Given a terminal ready for sales
                    When the cardholder tries to pay 11.00 with the everyday debit card and the right PIN
                    Then the terminal approves 11.00
                    When the cardholder tries to pay 13.00 with the everyday debit card and the right PIN
                    Then the terminal approves 13.00

                  Scenario: Two keys together count for none
                    Given a terminal ready for sales
                    When press f1 and clear together
                    When the cashier starts a sale of 12.00

                  Scenario: Three corners of the keypad are refused
                    Given a terminal ready for sales
                    When press 1, 3 and 4 together

                  Scenario: The terminal locks itself
                    Given a terminal ready for sales
                    And somebody opens the terminal's case
                    When the cashier starts a sale of 12.00

                  Scenario: Nothing is begun on it any more
                    Given a terminal ready for sales
                    When the cashier starts a sale of 12.00
                """);

        PosrigCommand command = new PosrigCommand(folder);
        PosrigCommand.Result result = command.run(bench, feature.toString());

        assertThat(result.output())
                .contains("3 passed, 0 failed, 2 broken, 1 skipped")
                .contains("Keys '1', '3' and '4' together close '6' as well on the keypad of T1")
                .contains("T1 has locked itself (\"机器已锁 | TAMPER | 请联系维护人员\")")
                .contains("Out of service: T1: T1 has locked itself");
        assertThat(result.exitCode()).isEqualTo(3);

        List<JsonNode> events = TimelineLines.read(command.newestRun());
        assertThat(of(events, "Note"))
                .extracting(note -> note.path("text").asText())
                .anySatisfy(text -> assertThat(text).startsWith("T1 takes 1 PIN in 3 s; the next one waits for "));
        assertThat(Files.readAllLines(command.state().resolve("stand-in/T1.pin-entries.jsonl")))
                .describedAs("what the next run goes by")
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches("\\{\"boot\":\"[0-9a-f-]{36}\",\"up\":[0-9.E]+}"));
        List<JsonNode> secret = of(events, "Pressed").stream()
                .filter(press -> press.path("key").asText().equals("•"))
                .toList();
        assertThat(secret)
                .hasSizeGreaterThan(12)
                .allSatisfy(press -> assertThat(press.path("opening").asDouble()
                                - press.path("closed").asDouble())
                        .isBetween(0.040999, 0.041001));
        assertThat(of(events, "Pressed"))
                .anySatisfy(press -> assertThat(press.path("key").asText()).isEqualTo("clear+f1"));
    }

    private static List<JsonNode> of(List<JsonNode> events, String kind) {
        return events.stream()
                .filter(event -> event.path("kind").asText().equals(kind))
                .map(event -> event.path("what"))
                .toList();
    }
}
