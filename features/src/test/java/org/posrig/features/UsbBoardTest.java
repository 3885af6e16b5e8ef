package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same scenarios on a bench whose relays are USB boards: only the bench file differs. */
final class UsbBoardTest {

    @TempDir
    private Path folder;

    @Test
    void scenarios_pass_on_a_bench_whose_relays_are_usb_boards() throws IOException {
        Path feature = Files.writeString(folder.resolve("usb.feature"), """
                Feature: Behind USB relay boards
                  Scenario: Keys and a card in the slot
                    Given a terminal ready for sales
                    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
                    Then the terminal says that the PIN is wrong
                    And the issuer counts 1 wrong PIN on the everyday debit card

                  Scenario: A tap
                    Given a terminal ready for sales
                    When the cardholder taps the everyday debit card for 13.00
                    Then the terminal approves 13.00
                """);
        PosrigCommand posrig = new PosrigCommand(folder);

        PosrigCommand.Result result = posrig.run(BenchText.shipped("usb-board").writtenTo(folder), feature.toString());

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(0);
        assertThat(result.output()).contains("2 passed, 0 failed, 0 broken, 0 skipped");
        List<String> relays = TimelineLines.read(posrig.newestRun()).stream()
                .filter(event -> event.path("kind").asText().equals("RelayMoved"))
                .map(event -> event.path("what"))
                .map(UsbBoardTest::told)
                .distinct()
                .toList();
        assertThat(relays)
                .describedAs("each movement with its board, and none at all of a PIN's")
                .contains("usb-1 T1.key.enter", "usb-2 T1.chip.1", "usb-2 T1.field.1", "T1 •")
                .allMatch(relay ->
                        relay.startsWith("usb-1 T1.key.") || relay.startsWith("usb-2 T1.") || relay.equals("T1 •"));
    }

    private static String told(JsonNode relay) {
        return relay.path("board").asText() + " " + relay.path("channel").asText();
    }
}
