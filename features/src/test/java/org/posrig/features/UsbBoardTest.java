package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.standin.board.SerialRelayBoard;

/** The same scenarios on a bench whose relays are USB boards: only the bench file differs. Their plugs are pulled in the middle, and put in again. */
final class UsbBoardTest {

    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void scenarios_pass_on_usb_boards_and_one_in_which_the_boards_go_is_broken()
            throws IOException, InterruptedException {
        Path feature = Files.writeString(folder.resolve("usb.feature"), """
                Feature: Behind USB relay boards
                  Scenario: Keys and a card in the slot
                    Given a terminal ready for sales
                    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
                    Then the terminal says that the PIN is wrong
                    And the issuer counts 1 wrong PIN on the everyday debit card

                  Scenario: The boards go
                    Given a terminal ready for sales
                    When the cardholder tries to pay 14.00 with the second debit card and the right PIN
                    Then the terminal approves 14.00
                    When the cardholder tries to pay 15.00 with the second debit card and the right PIN
                    Then the terminal approves 15.00

                  Scenario: A tap
                    Given a terminal ready for sales
                    When the cardholder taps the everyday debit card for 13.00
                    Then the terminal approves 13.00
                """);
        PosrigCommand posrig = new PosrigCommand(folder);

        PosrigCommand.Running running = posrig.start(
                "--bench", BenchText.shipped("usb-board").writtenTo(folder).toString(), feature.toString());
        awaitEvent(posrig, running, "When the cardholder tries to pay 14.00");
        List<String> boards = unplug(running);
        awaitEvent(posrig, running, "\"verdict\":\"broken\"");
        Process again = plug(boards);

        PosrigCommand.Result result = PosrigCommand.ended(running);

        again.getOutputStream().close();
        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(3);
        assertThat(result.output())
                .contains("2 passed, 0 failed, 1 broken, 0 skipped")
                .containsPattern("Relay board usb-\\d .*/usb-\\d\\.board")
                .doesNotContain("Out of service");
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

    @Test
    @EnabledIfSystemProperty(
            named = "posrig.long",
            matches = "true",
            disabledReason = "waits for a screen in vain: --long")
    void a_red_during_which_the_boards_were_gone_for_a_moment_is_broken() throws IOException, InterruptedException {
        Path feature = Files.writeString(folder.resolve("usb.feature"), """
                Feature: Behind USB relay boards
                  Scenario: The boards go for a moment
                    Given a terminal ready for sales
                    When the cardholder taps the second debit card for 14.00
                    Then the terminal approves 99.00
                """);
        PosrigCommand posrig = new PosrigCommand(folder);
        PosrigCommand.Running running = posrig.start(
                "--bench", BenchText.shipped("usb-board").writtenTo(folder).toString(), feature.toString());
        awaitEvent(posrig, running, "Then the terminal approves 99.00");
        Process again = plug(unplug(running));

        PosrigCommand.Result result = PosrigCommand.ended(running);

        again.getOutputStream().close();
        assertThat(result.output())
                .contains("0 passed, 0 failed, 1 broken, 0 skipped")
                .contains("A relay board of T1 was gone during the scenario, for a moment at least.");
    }

    private static void awaitEvent(PosrigCommand posrig, PosrigCommand.Running running, String event)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!happened(posrig, event)) {
            assertThat(running.process().waitFor(20, TimeUnit.MILLISECONDS))
                    .as(running.said())
                    .isFalse();
            assertThat(System.nanoTime()).as(running.said()).isLessThan(end);
        }
    }

    private static boolean happened(PosrigCommand posrig, String event) throws IOException {
        if (!Files.isDirectory(posrig.runs())) {
            return false;
        }
        Path timeline = posrig.newestRun().resolve("timeline.jsonl");
        return Files.exists(timeline) && Files.readString(timeline).contains(event);
    }

    // What plays the boards dies, and their lines with it.
    private static List<String> unplug(PosrigCommand.Running running) throws IOException {
        ProcessHandle boards = running.process()
                .descendants()
                .filter(child -> words(child).contains(SerialRelayBoard.class.getName()))
                .findFirst()
                .orElseThrow();
        List<String> words = words(boards);
        boards.destroyForcibly();
        return words;
    }

    // Another takes its place at the same lines and wires.
    private static Process plug(List<String> words) throws IOException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> words(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String told(JsonNode relay) {
        return relay.path("board").asText() + " " + relay.path("channel").asText();
    }
}
