package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A11: a key that bounces or sticks makes the run <em>broken</em>, with the key named, and is never taken for a cardholder's mistake. A
 * run with such a key is no feature of the shipped set, because it can only end broken.
 */
final class WornKeysTest {

    @TempDir
    private Path folder;

    @Test
    void keys_that_bounce_stick_or_are_dead_break_the_run_by_name_and_no_sale_is_judged() throws IOException {
        Path feature = Files.writeString(folder.resolve("keys.feature"), """
                Feature: Worn keys
                  Scenario: One bounces in an amount
                    Given a terminal ready for sales
                    And the contact of key 2 bounces
                    When the cashier starts a sale of 12.00

                  Scenario: One bounces in the right PIN
                    Given a terminal ready for sales
                    And the contact of key 2 is as new
                    And the contact of key 5 bounces
                    When the cardholder tries to pay 11.00 with the everyday debit card and the right PIN
                    Then the terminal approves 11.00

                  Scenario: One is dead
                    Given a terminal ready for sales
                    And the contact of key 5 is as new
                    And the contact of key 1 is dead
                    When the cashier starts a sale of 12.00

                  Scenario: One sticks
                    Given a terminal ready for sales
                    And the contact of key 1 is as new
                    And the contact of key 2 sticks
                    When the cashier starts a sale of 12.00
                """);
        Path bench = BenchText.shipped().withOneTerminal().writtenTo(folder);

        PosrigCommand.Result result = new PosrigCommand(folder).run(bench, feature.toString());

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(3);
        assertThat(result.output())
                .contains("0 passed, 0 failed, 4 broken, 0 skipped")
                .contains(
                        "T1 shows 122.00 where 12.00 was typed. Pressed alone, key '2' counts twice and the others once.")
                .contains("T1 shows 7 asterisks where 6 digits were typed. Pressed alone, key '5' counts twice"
                        + " and the others once.")
                .contains(
                        "T1 shows 2.00 where 12.00 was typed. Pressed alone, key '1' counts not at all and the others once.")
                .contains("T1 says that a key sticks (\"键盘卡键 | 请检查键盘\"); no key counts any more after key '2'.")
                .doesNotContain("[55]");
    }

    @Test
    void a_bouncing_enter_that_would_skip_the_pin_breaks_the_run_too() throws IOException {
        Path feature = Files.writeString(folder.resolve("enter.feature"), """
                Feature: Worn Enter
                  Scenario: Enter bounces and the PIN is passed over
                    Given a terminal ready for sales
                    When the cashier starts a sale of 12.00
                    Given the contact of key enter bounces
                    When the cardholder inserts the everyday debit card
                    And the cardholder enters the right PIN
                    Then the terminal approves 12.00
                """);
        Path bench = BenchText.shipped().withOneTerminal().writtenTo(folder);

        PosrigCommand.Result result = new PosrigCommand(folder).run(bench, feature.toString());

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(3);
        assertThat(result.output())
                .contains("and left it again before any key counted there, after key 'enter'.")
                .contains("0 passed, 0 failed, 1 broken, 0 skipped");
    }
}
