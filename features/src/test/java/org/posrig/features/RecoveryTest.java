package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals whose firmware hangs cost a night at most themselves: they are recovered, or left alone while the others go on. */
final class RecoveryTest {

    private static final String SALE = """

              Scenario: %s
                Given a terminal ready for sales
                When the cardholder taps the everyday debit card for 12.00
                Then the terminal approves 12.00
            """;

    @TempDir
    private Path folder;

    @Test
    void a_terminal_that_hangs_is_recovered_by_power_and_one_that_stays_stuck_is_left_to_the_next_run_too()
            throws IOException {
        Path bench = bench();
        PosrigCommand posrig = new PosrigCommand(folder);

        PosrigCommand.Result night = posrig.run(
                bench,
                "--verbose",
                "--gate",
                feature("night", """
                Feature: A night
                  Scenario: The firmware hangs
                    Given a terminal ready for sales
                    When the cashier starts a sale of 12.00
                    And the terminal's firmware hangs
                """ + SALE.formatted("Recovered") + """

                  Scenario: It hangs for good
                    Given a terminal ready for sales
                    When the cashier starts a sale of 12.00
                    And the terminal's firmware hangs for good
                """ + SALE.formatted("Taken over")));

        assertThat(night.output())
                .contains("4 passed, 0 failed, 0 broken, 0 skipped")
                .contains(
                        "T1 has been recovered by a cut of its power. Before, by its ledger and its keys (It stands on "
                                + "\"消费 12.00元 | 请刷卡/插卡/挥卡\").")
                .contains("Another terminal is taken. Out of service: T1: ")
                .contains(
                        "Out of service: T1: T1 could not be brought to 'ready', by its ledger and its keys (It stands on"
                                + " \"消费 12.00元 | 请刷卡/插卡/挥卡\"); nor by a cut of its power (It stands on \"系统启动中\");"
                                + " nor by its restart key (It stands on \"系统启动中\"). Bring it there by hand ");
        assertThat(night.output()).contains("Quality gate: ");
        assertThat(night.exitCode())
                .as("nothing is red, and T1 did not stay in service")
                .isEqualTo(4);
        JsonNode last = new ObjectMapper()
                .readTree(posrig.newestRun().resolve("run.json").toFile())
                .path("scenarios")
                .path(3);
        assertThat(last.path("attempts").path(0).path("terminals").findValuesAsText("name"))
                .describedAs("the terminals that its verdict speaks of")
                .containsExactly("T2");

        assertThat(posrig.state().resolve("stand-in/out-of-service.json"))
                .describedAs("what keeps the next run from it")
                .content()
                .contains("\"T1\" : {", "\"T1 could not be brought to 'ready', by its ledger", "\"doctor\"")
                .doesNotContain("\"T2\"");
    }

    @Test
    void a_terminal_about_to_restart_is_left_alone_and_its_neighbour_taken() throws IOException {
        String shipped =
                PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml").toString();
        String soon =
                LocalTime.now(ZoneId.systemDefault()).plusMinutes(1).toString().substring(0, 5);
        Path restarting = Files.writeString(
                folder.resolve("restarting.yaml"),
                Files.readString(Path.of(shipped))
                        .replace("pacing:\n", "pacing:\n  restart: {at: \"" + soon + "\", within: 10m}\n"));
        String text = BenchText.shipped().text();
        Path bench = new BenchText(text.replaceFirst(Pattern.quote(shipped), restarting.toString())).writtenTo(folder);

        PosrigCommand.Result result = new PosrigCommand(folder)
                .run(bench, "--verbose", feature("restart", "Feature: At night\n" + SALE.formatted("A sale")));

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(0);
        assertThat(result.output())
                .contains("T1 restarts by itself at " + soon + "; nothing begins on it for ")
                .contains("T2        taken")
                .doesNotContain("T1        taken");
    }

    /** Quick to give up. */
    private Path bench() throws IOException {
        Path shipped = PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml");
        String text = Files.readString(shipped)
                .replaceFirst("  screen: 3s ", "  screen: 2s ")
                .replaceFirst("  host: 8s ", "  host: 4s ")
                .replace("within: 3s}", "within: 1s}");
        Path profile = Files.writeString(folder.resolve("quick.yaml"), text);
        return BenchText.shipped()
                .withFixture("profiles/standin-a.yaml", profile)
                .writtenTo(folder);
    }

    private String feature(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".feature"), text).toString();
    }
}
