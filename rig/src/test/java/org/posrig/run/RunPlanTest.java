package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.BadInput;

final class RunPlanTest {

    @TempDir
    private Path folder;

    private Path feature = Path.of("");

    @BeforeEach
    void write() throws IOException {
        feature = Files.writeString(folder.resolve("plan.feature"), """
                Feature: Planned

                  Scenario: on any terminal
                    Given a terminal ready for sales

                  @needs-contactless @needs-wings
                  Scenario: needs what no terminal has
                    Given a terminal ready for sales

                  Scenario: on two terminals
                    Given two terminals ready for sales

                  Scenario: with a card that lies nowhere
                    Given a terminal ready for sales
                    When the cardholder inserts the chip only card

                  Scenario Outline: on a terminal by name, pressing <key>
                    Given terminal T2 as it stands
                    When press <key>
                    Examples:
                      | key |
                      | 1   |
                      | 2   |
                """);
    }

    @Test
    void each_scenario_is_told_with_its_terminals_or_the_reason_why_it_is_skipped() {
        StringBuilder told = new StringBuilder();
        assertThat(plan(shipped(), 1, told)).isZero();
        Golden.assertSame(RunPlanTest.class, "plan.txt", told.toString());
    }

    @Test
    void a_sense_that_a_bench_does_not_have_is_told_and_on_one_without_any_the_scenario_is_skipped()
            throws IOException {
        Files.writeString(feature, """
                Feature: What is read back
                  @needs-senses
                  Scenario: a lamp
                    Given terminal T1 as it stands
                    Then the sense "power-lid" is on
                """);
        StringBuilder told = new StringBuilder();
        assertThat(plan(shipped(), 1, told)).isEqualTo(2);
        assertThat(told.toString()).contains("0 would run, 1 would be skipped").contains("senses");
        Path withLamp = Files.writeString(
                folder.resolve("lamp.yaml"),
                Files.readString(shipped())
                        .replace("../", Golden.home().resolve("fixtures") + "/")
                        .replaceFirst(
                                "    stand-in:\n",
                                "    senses: {power-led: {line: 900, active: low, pull: up}}\n    stand-in:\n"));
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> plan(withLamp, 1, told))
                .withMessageContaining("plan.feature:5:20: The bench stand-in has no sense called 'power-lid', did you"
                        + " mean 'power-led'?");
    }

    @Test
    void with_two_lanes_any_terminal_may_be_had() {
        StringBuilder told = new StringBuilder();
        assertThat(plan(shipped(), 2, told)).isZero();
        assertThat(told.toString())
                .contains("2 scenarios at a time")
                .contains("on any terminal  [any of T1, T2]")
                .contains("on two terminals  [T1 and T2]")
                .contains("pressing 1  [T2]");
    }

    @Test
    void a_plan_in_which_everything_is_skipped_ends_as_such_a_run_does() throws IOException {
        Path only = Files.writeString(folder.resolve("only.feature"), """
                Feature: Only
                  @needs-wings
                  Scenario: needs what no terminal has
                    Given a terminal ready for sales
                """);
        assertThat(new RunPlan(request(only, shipped(), 1)).tell(new PrintStream(new ByteArrayOutputStream())))
                .isEqualTo(2);
    }

    @Test
    void a_bench_with_too_few_terminals_skips_what_needs_more() throws IOException {
        String text = Files.readString(shipped()).replace("../", Golden.home().resolve("fixtures") + "/");
        Path one = Files.writeString(folder.resolve("bench.yaml"), text.substring(0, text.indexOf("  - name: T2")));
        Path two = Files.writeString(folder.resolve("two.feature"), """
                Feature: Two
                  Scenario: on two terminals
                    Given two terminals ready for sales
                """);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new RunPlan(request(two, one, 1)).tell(new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("skipped: it takes 2 terminals, the bench has 1.");
    }

    @Test
    void nothing_is_made_and_nothing_opened() throws IOException {
        List<Path> before = below(folder);
        plan(shipped(), 1, new StringBuilder());
        assertThat(below(folder)).isEqualTo(before);
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void what_would_keep_a_run_from_starting_is_told_the_same_way() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.feature"), """
                Feature: Wrong
                  Scenario: undefined
                    Given a terminal ready for sale
                """);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> new RunPlan(request(wrong, shipped(), 1)).tell(System.out))
                .withMessageContaining("wrong.feature:3:11: there is no step 'a terminal ready for sale'");
    }

    private int plan(Path bench, int lanes, StringBuilder told) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code =
                new RunPlan(request(feature, bench, lanes)).tell(new PrintStream(said, true, StandardCharsets.UTF_8));
        told.append(said.toString(StandardCharsets.UTF_8)
                .replace(folder + "/", "")
                .replace(Golden.home().toString(), "<home>"));
        return code;
    }

    private RunRequest request(Path features, Path bench, int lanes) {
        return new RunRequest(
                Golden.home(),
                List.of(features.toString()),
                Optional.empty(),
                Optional.of(bench),
                lanes,
                Optional.of(folder.resolve("runs")));
    }

    private static Path shipped() {
        return Golden.home().resolve("fixtures/benches/stand-in.yaml");
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
