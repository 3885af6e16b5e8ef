package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.BadInput;

/** The lint as {@code posrig lint} shows it, on features of somebody's own. */
final class LintTest {

    private record Told(int code, String text) {}

    @TempDir
    private Path folder;

    @Test
    void everything_wrong_is_told_at_once_by_file_line_and_column() throws IOException {
        write("a.feature", """
                # The old PIN was 258036.
                Feature: Mistakes

                  @A77 @needs-contactles
                  Scenario: steps and names
                    Given a terminal ready for sale
                    When the cardholder tries to pay 12.00 with the evryday debit card and a wrong PIN
                    And the third cashier logs in with the new password
                    And press entr
                    Then the screen "idel" is shown
                    And terminal T9 as it stands

                  @A2
                  Scenario: steps and names
                    Given a terminal ready for sales

                  @A2
                  Scenario Outline: digits
                    When the cardholder enters the PIN <typed>
                    And the cashier types the password 9999

                    Examples:
                      | typed  |
                      | 741852 |
                      | 1111   |
                """);
        write("b.feature", """
                Feature: No Gherkin
                  Scenario: broken
                    Given a terminal ready for sales
                    Whatever
                """);
        write("c.feature", """
                Feature: Mistakes
                  Scenario: digits
                    Given a terminal ready for sales
                """);
        Told told = lint(folder.toString());
        assertThat(told.code()).isEqualTo(2);
        Golden.assertSame(LintTest.class, "lint-mistakes.txt", told.text());
        assertThat(told.text()).doesNotContain("258036", "741852", "9999", "1111");
    }

    @Test
    void chinese_features_are_checked_and_held_to_their_english_twins() throws IOException {
        write("x.feature", """
                Feature: Twins
                  @A1
                  Scenario: one
                    Given a terminal ready for sales
                    Then the terminal is open for sales
                """);
        write("x.zh-CN.feature", """
                # language: zh-CN
                功能: 双语
                  @A1 @zh
                  场景: 一
                    假如终端已就绪，可以消费
                    那么终端提示请签到
                  @A1 @zh
                  场景: 二
                    假如终端已就绪
                """);
        Told told = lint(folder.toString());
        assertThat(told.code()).isEqualTo(2);
        Golden.assertSame(LintTest.class, "lint-chinese.txt", told.text());
    }

    @Test
    void what_only_the_shipped_features_must_have_is_a_note_for_others() throws IOException {
        Path file = write("mine.feature", """
                Feature: Mine
                  Scenario: without a line
                    Given a terminal ready for sales
                """);
        Told told = lint(file.toString());
        assertThat(told.code()).isZero();
        assertThat(told.text())
                .contains("mine.feature:2:1: note: 'without a line' has no tag of a line")
                .contains("stand-in.yaml: note: N steps of the vocabulary are not used here")
                .endsWith("0 errors, 2 notes in 1 feature");
    }

    @Test
    void a_shipped_feature_must_have_its_line() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home/features"));
        Files.copy(Golden.home().resolve("features/lines.yaml"), home.resolve("lines.yaml"));
        Files.writeString(home.resolve("s.feature"), """
                Feature: Shipped
                  Scenario: without a line
                    Given a terminal ready for sales
                  @B2
                  Scenario: in English only
                    Given a terminal ready for sales
                """);
        Told told = linted(new RunRequest(
                folder.resolve("home"), List.of(), Optional.empty(), Optional.of(bench()), 1, Optional.empty()));
        assertThat(told.code()).isEqualTo(2);
        assertThat(told.text())
                .contains("s.feature:2:1: error: 'without a line' has no tag of a line")
                .contains("s.feature:5:1: error: 'in English only' has no twin in s.zh-CN.feature")
                .contains("CashierSteps.startsSale: error: no feature uses the step")
                .doesNotContain("BringUpSteps");
    }

    @Test
    void what_is_not_there_is_said() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> lint("nowhere.feature", "nor-here"))
                .satisfies(bad -> assertThat(bad.mistakes())
                        .containsExactly(
                                "nowhere.feature: there is no such feature file or folder; check the path.",
                                "nor-here: there is no such feature file or folder; check the path."));
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> lint(folder.toString()))
                .withMessageContaining("there is no feature file here");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Path bench() {
        return Golden.home().resolve("fixtures/benches/stand-in.yaml");
    }

    private Told lint(String... features) {
        return linted(new RunRequest(
                Golden.home(), Arrays.asList(features), Optional.empty(), Optional.empty(), 1, Optional.empty()));
    }

    private Told linted(RunRequest request) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = new Lint(request).execute(new PrintStream(said, true, StandardCharsets.UTF_8));
        return new Told(
                code,
                said.toString(StandardCharsets.UTF_8)
                        .replace(folder + "/", "")
                        .replace(Golden.home().toString(), "<home>")
                        .replaceAll("\\d+ steps", "N steps")
                        .strip());
    }
}
