package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that leave a terminal locked, with another password or with a pending reversal pass in any order, nothing reset between. */
@Order(4)
final class AnyOrderTest {

    /** A scenario as the shipped feature has it, its background's steps first. */
    private record Shuffled(String feature, String title) {

        String text() throws IOException {
            Path file = PosrigCommand.home().resolve("features").resolve(feature + ".feature");
            List<String> lines = Files.readAllLines(file);
            List<String> text = new ArrayList<>();
            text.add("  Scenario: " + title);
            text.addAll(block(lines, "Background:"));
            text.addAll(block(lines, "Scenario: " + title));
            return String.join("\n", text) + "\n";
        }

        private static List<String> block(List<String> lines, String head) {
            return lines.stream()
                    .dropWhile(line -> !line.strip().equals(head))
                    .skip(1)
                    .takeWhile(line -> !line.isBlank())
                    .toList();
        }
    }

    private static final List<Shuffled> SCENARIOS = List.of(
            new Shuffled("forgotten-password/remote-reset", "The old password is refused after the reset"),
            new Shuffled("forgotten-password/operator-login", "Three wrong passwords lock that operator and no other"),
            new Shuffled("forgotten-password/employee-leaves", "A removed operator cannot log in"),
            new Shuffled("forgotten-password/employee-leaves", "The successor gets an operator number and a password"),
            new Shuffled(
                    "forgotten-password/backup-password", "With two-factor login on no backup password can be set"),
            new Shuffled(
                    "forgotten-password/password-rules",
                    "An aged password asks to be changed, and the changed one opens the till"),
            new Shuffled("wrong-pin/no-answer", "An approval whose answer is lost is taken back"),
            new Shuffled("wrong-pin/tries-used-up", "Three wrong PINs lock the card"));

    /** Leaves a locked cashier and nobody logged in: without a ledger no scenario after it could begin. */
    private static final String LOCKED_OUT = "The cashier locks himself out";

    private static final String LOCKED_OUT_TEXT = """
              Scenario: The cashier locks himself out
                Given a terminal with nobody logged in
                When the cashier logs in with the wrong password 3 times
                Then the terminal says that the operator is locked
            """;

    @TempDir
    private Path folder;

    @Test
    void a_shuffled_order_and_its_reverse_on_the_same_terminals_give_the_same_verdicts() throws IOException {
        long seed = Long.getLong("posrig.seed", new Random().nextLong());
        Random random = new Random(seed);
        PosrigCommand posrig = new PosrigCommand(folder);
        Path bench = BenchText.shipped().withOneTerminal().writtenTo(folder);

        List<String> texts = new ArrayList<>(List.of(LOCKED_OUT_TEXT));
        for (Shuffled scenario : SCENARIOS) {
            texts.add(scenario.text());
        }
        Collections.shuffle(texts, random);

        for (int order = 1; order <= 2; order++) {
            PosrigCommand.Result result = posrig.run(bench, feature("order" + order, texts));

            assertThat(result.exitCode())
                    .describedAs("seed %d, order %d:%n%s", seed, order, result.output())
                    .isEqualTo(0);
            assertThat(verdicts(result)).containsExactlyInAnyOrderElementsOf(allPassed());
            // Backwards the second time: what followed another now goes before it.
            Collections.reverse(texts);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "posrig.long", matches = "true", disabledReason = "takes several minutes")
    void the_whole_suite_in_two_random_orders_on_the_same_terminals_gives_the_same_verdicts() {
        long seed = Long.getLong("posrig.seed", new Random().nextLong());
        PosrigCommand posrig = new PosrigCommand(folder);

        for (long order = seed; order <= seed + 1; order++) {
            PosrigCommand.Result result = posrig.run("--lanes", "2", "--seed", String.valueOf(order));

            assertThat(result.exitCode())
                    .describedAs("seed %d:%n%s", order, result.output())
                    .isEqualTo(0);
            assertThat(result.output()).contains(" 0 failed, 0 broken, 0 skipped");
        }
    }

    private String feature(String name, List<String> texts) throws IOException {
        return Files.writeString(
                        folder.resolve(name + ".feature"), "Feature: " + name + "\n\n" + String.join("\n", texts))
                .toString();
    }

    private static List<String> verdicts(PosrigCommand.Result result) {
        return result.output()
                .lines()
                .filter(line -> line.contains(" › "))
                .map(line -> line.replaceFirst("order\\d › ", "").replaceFirst(" \\(\\d+\\.\\d s\\)$", ""))
                .map(String::strip)
                .toList();
    }

    private static List<String> allPassed() {
        return Stream.concat(Stream.of(LOCKED_OUT), SCENARIOS.stream().map(Shuffled::title))
                .map(title -> "✓ passed  " + title)
                .toList();
    }
}
