package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of somebody's own outside the repository: bench, profile, cards, operators, host files and features. */
final class OwnFixturesTest {

    @TempDir
    private Path folder;

    private PosrigCommand posrig;
    private Path mine;

    @BeforeEach
    void make_a_folder_of_ones_own() throws IOException {
        posrig = new PosrigCommand(folder);
        mine = folder.resolve("my-shop");
        for (String part : new String[] {"benches", "cards", "hosts", "keys", "operators", "profiles"}) {
            copy(PosrigCommand.home().resolve("fixtures").resolve(part), mine.resolve(part));
        }
        // Another model, another card, another operator, one terminal: none of it is in the repository.
        Files.move(mine.resolve("profiles/standin-a.yaml"), mine.resolve("profiles/corner-shop.yaml"));
        change("profiles/corner-shop.yaml", "model: standin-a", "model: corner-shop");
        change("profiles/corner-shop.yaml", "\n  idle: {", "\n  resting: {shows: [请按确认键消费]}\n  idle: {");
        change("cards/test-cards.yaml", "{name: second debit, chinese: 第二借记卡", "{name: blue shopper, chinese: 蓝色购物卡");
        change(
                "operators/delivered.yaml",
                "  second cashier:\n    chinese: 第二收银员",
                "  weekend cashier:\n    chinese: 第五收银员");
        change("benches/stand-in.yaml", "name: stand-in", "name: my-shop");
        change("benches/stand-in.yaml", "profiles/standin-a.yaml", "profiles/corner-shop.yaml");
        change("benches/stand-in.yaml", "card: second debit", "card: blue shopper");
        Path bench = mine.resolve("benches/stand-in.yaml");
        String text = Files.readString(bench);
        Files.writeString(mine.resolve("benches/my-shop.yaml"), text.substring(0, text.indexOf("  - name: T2")));
        // A folder of one's own has one bench: its commands need not say which.
        deleteShippedBenches();
        Files.createDirectories(mine.resolve("features"));
        Files.writeString(mine.resolve("features/saturday.feature"), """
                Feature: Saturday
                  The weekend cashier opens the shop, and a customer pays with the shop's own card.

                  Scenario: The blue card pays
                    Given a terminal with nobody logged in
                    When the weekend cashier logs in with the delivered password
                    Then the terminal is open for sales
                    When the cardholder taps the blue shopper card for 8.00
                    Then the terminal approves 8.00

                  Scenario: By hand, on a screen that only this profile knows
                    Given a terminal ready for sales
                    When press menu
                    Then the screen shows "签到"
                    When press cancel
                    Then the screen "resting" is shown
                """);
        Files.writeString(mine.resolve("features/saturday.zh-CN.feature"), """
                # language: zh-CN
                功能: 星期六
                  @zh
                  场景: 用蓝色购物卡付款
                    假如终端无人登录
                    当第五收银员用初始密码登录
                    那么终端可以消费
                    当持卡人挥蓝色购物卡支付8.00元
                    那么终端显示8.00元交易成功
                """);
    }

    @Test
    void its_features_run_on_its_bench_with_its_cards_operators_and_screens() {
        PosrigCommand.Result result = posrig.run("--fixtures", mine.toString());

        assertThat(result.output())
                .contains("3 scenarios on the bench my-shop", "3 passed, 0 failed, 0 broken, 0 skipped");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void the_lint_knows_its_names_and_asks_no_line_of_it() {
        PosrigCommand.Result result = posrig.lint("--fixtures", mine.toString());

        assertThat(result.output()).contains("0 errors").doesNotContain("error:");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void without_it_the_same_features_speak_of_nothing_that_is_there() {
        PosrigCommand.Result result =
                posrig.lint(mine.resolve("features/saturday.feature").toString());

        assertThat(result.output())
                .contains("There is no operator called 'weekend cashier'")
                .contains("There is no card called 'the blue shopper card'")
                .contains("The bench stand-in has no screen called 'resting'");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private void deleteShippedBenches() throws IOException {
        try (Stream<Path> shipped = Files.list(PosrigCommand.home().resolve("fixtures/benches"))) {
            for (Path file : shipped.toList()) {
                Files.delete(mine.resolve("benches").resolve(file.getFileName()));
            }
        }
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = mine.resolve(file);
        String text = Files.readString(path);
        assertThat(text).as(file).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file));
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
