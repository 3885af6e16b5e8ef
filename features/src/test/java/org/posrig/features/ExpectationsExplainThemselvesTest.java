package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was laid down and never happened, and what the host's journal does not hold, names the message that came nearest. */
final class ExpectationsExplainThemselvesTest {

    private static final String RULES = """
            rules:
              - name: taps on the second debit card find the issuer away
                when: {kinds: [sale], card: second debit, fields: {"22": "07."}}
                then: {answer: "91"}
              - name: the second evening is worse
                when: {kinds: [sale]}
                scenario: {name: evening, in: second}
                then: {wrong: [mac]}
            """;

    private static final String FEATURE = """
            Feature: Expectations that are not met
              @D4
              Scenario: Rules of a file that nothing meets
                Given a terminal ready for sales
                And the host follows the rules "evening"
                When the cardholder taps the everyday debit card for 12.00
                Then the terminal approves 12.00
                And everything that was laid down has happened

              @A13
              Scenario: A sale that the host has not approved
                Given a terminal ready for sales
                And the issuer answers the next sale with 61
                When the cardholder taps the everyday debit card for 12.00
                Then the terminal shows code 61
                And the host has approved exactly one sale of 12.00 on the everyday debit card

              @A9
              Scenario: A reversal with another reason
                Given a terminal ready for sales
                And the answer to the next sale has a wrong MAC
                When the cardholder taps the everyday debit card for 12.00
                Then the terminal says that the MAC is wrong
                When the cashier signs the terminal in
                And the cardholder taps the everyday debit card for 8.00
                Then the terminal approves 8.00
                And the sale of 12.00 was reversed with reason 98
            """;

    @TempDir
    private Path folder;

    @Test
    void what_is_not_met_names_the_nearest_message_and_what_differs_in_two_columns() throws IOException {
        Path bench =
                BenchText.shipped().withOneTerminal().withUnhurriedKeys(folder).writtenTo(folder.resolve("benches"));
        Files.createDirectories(folder.resolve("hosts/rules"));
        Files.writeString(folder.resolve("hosts/rules/evening.yaml"), RULES);
        Path feature = Files.writeString(folder.resolve("expectations.feature"), FEATURE);

        PosrigCommand.Result result = new PosrigCommand(folder).run(bench, feature.toString());

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(1);
        Golden.matches("expectations/not-met", result.output(), folder);
    }
}
