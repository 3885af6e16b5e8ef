package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A display whose plug is pulled is the rig's fault, never the terminal's, and harms no more than the scenario it happens in. */
final class DisplayPlugTest {

    private static final String NEXT = """

              Scenario: The one after it
                Given a terminal ready for sales
                When the cardholder taps the everyday debit card for 12.00
                Then the terminal approves 12.00
            """;

    @TempDir
    private Path folder;

    @Test
    void a_plug_pulled_and_put_back_breaks_one_scenario_and_the_next_one_passes() throws IOException {
        PosrigCommand.Result result = run("""
                Feature: A plug that comes back
                  Scenario: Pulled in mid-sale
                    Given a terminal ready for sales
                    When the cashier starts a sale of 12.00
                    And the plug of the display is pulled
                    And the plug of the display is put back
                    And the cardholder inserts the everyday debit card
                    And the cardholder enters the right PIN
                    Then the terminal approves 12.00
                """ + NEXT);

        assertThat(result.output()).contains("1 passed, 0 failed, 1 broken, 0 skipped");
        assertThat(result.output()).contains("✓ passed  A plug that comes back › The one after it");
        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(3);
        // Whether a step or only the scenario's end notices depends on how quickly the plug is back.
        assertThat(result.output())
                .containsPattern("The display line of T1 was lost during the scenario and came back\\.|"
                        + "The serial device at \\S+/T1\\.display is gone\\.");
    }

    @Test
    void a_plug_that_stays_away_breaks_its_scenario_and_the_rest_is_skipped_with_the_reason() throws IOException {
        PosrigCommand.Result result = run("""
                Feature: A plug that stays away
                  Scenario: Pulled in mid-sale
                    Given a terminal ready for sales
                    When the cashier starts a sale of 12.00
                    And the plug of the display is pulled
                    And the cardholder inserts the everyday debit card
                """ + NEXT + NEXT.replace("The one after it", "The last one"));

        assertThat(result.output()).contains("0 passed, 0 failed, 1 broken, 2 skipped");
        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(3);
        Golden.matches("plug/away", result.output(), folder);
    }

    private PosrigCommand.Result run(String text) throws IOException {
        Path feature = Files.writeString(folder.resolve("plug.feature"), text);
        Path bench = BenchText.shipped().withOneTerminal().writtenTo(folder);
        return new PosrigCommand(folder).run(bench, feature.toString());
    }
}
