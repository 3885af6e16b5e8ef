package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.bench.BenchOpener;
import org.posrig.fault.BadInput;
import org.posrig.steps.Vocabulary;

final class PreflightTest {

    private final BenchOpener bench = BenchOpener.check(Golden.home().resolve("fixtures/benches/stand-in.yaml"));
    private final Preflight preflight = new Preflight(Vocabulary.read(), bench.cards(), bench.file());

    @TempDir
    private Path folder;

    @Test
    void the_shipped_features_pass() {
        Selection all = Selection.of(Golden.home(), new Stage(List.of(), Optional.empty()));
        assertThatCode(() -> preflight.check(all)).doesNotThrowAnyException();
    }

    @Test
    void every_step_that_cannot_be_run_is_told_at_once_with_its_place() throws IOException {
        assertMistakes("preflight.txt", """
                Feature: Mistakes
                  Scenario: one
                    Given a terminal ready for sale
                    When the cardholder tries to pay 12.00 with the evryday debit card and a wrong PIN
                    And the third cashier logs in with the new password
                  Scenario Outline: two
                    Then the terminal approves <amount>
                    Examples:
                      | amount |
                      | 12     |
                      | 12.00  |
                """);
    }

    @Test
    void chinese_mistakes_have_their_places_too() throws IOException {
        assertMistakes("preflight-zh.txt", """
                # language: zh-CN
                功能: 错误
                  场景: 一
                    假如终端准备好了
                    当持卡人支付12.00元，用日常信用卡和错误的密码
                    当第三收银员用新密码登录
                """);
    }

    private void assertMistakes(String golden, String feature) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.feature"), feature);
        Selection selection = Selection.of(folder, new Stage(List.of(file.toString()), Optional.empty()));
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> preflight.check(selection))
                .satisfies(bad -> Golden.assertSame(
                        PreflightTest.class,
                        golden,
                        String.join("\n", bad.mistakes())
                                .replace(folder.toString(), "<folder>")
                                .replace(Golden.home().toString(), "<home>")));
    }
}
