package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.steps.Vocabulary;

final class TwinsTest {

    private static final String ENGLISH = """
            Feature: Locked
              Background:
                Given a terminal ready for sales

              @A2 @mission
              Scenario: One wrong PIN
                When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
                Then the terminal shows code 55

              @A3
              Scenario Outline: Unlocked for <amount>
                When the issuer unlocks the everyday debit card
                Then the terminal approves <amount>
                Examples:
                  | amount |
                  | 1.00   |
                  | 2.00   |
            """;

    private static final String CHINESE = """
            # language: zh-CN
            @zh
            功能: 锁定
              背景:
                假如终端已就绪，可以消费

              @A2 @mission
              场景: 密码错一次
                当持卡人支付12.00元，用日常借记卡和错误的密码
                那么终端显示应答码55

              @A3
              场景大纲: 解锁后支付<金额>元
                当发卡行为日常借记卡解锁
                那么终端显示<金额>元交易成功
                例子:
                  | 金额 |
                  | 1.00 |
                  | 2.00 |
            """;

    private final Vocabulary vocabulary = Vocabulary.read();
    private final Twins twins = new Twins(
            vocabulary,
            word -> vocabulary.meaning(
                    word.value().equals("日常借记卡")
                            ? new Vocabulary.Word("card", "the everyday debit card", word.start())
                            : word));

    @TempDir
    private Path folder;

    @Test
    void a_twin_does_the_same_with_the_same_values_in_the_same_order() throws IOException {
        assertThat(differing(CHINESE)).isEmpty();
        assertThat(missing(CHINESE)).isEmpty();
    }

    @Test
    void another_step_is_told_with_its_place_and_what_the_english_has() throws IOException {
        assertThat(differing(CHINESE.replace("那么终端显示应答码55", "那么终端提示密码错")))
                .containsExactly("x.zh-CN.feature:10:7: '终端提示密码错' stands where the English twin 'One wrong PIN' has"
                        + " 'the terminal shows code 55' (line 8).");
    }

    @Test
    void another_value_is_another_step() throws IOException {
        assertThat(differing(CHINESE.replace("应答码55", "应答码75")))
                .singleElement()
                .asString()
                .contains("'终端显示应答码75' stands where");
        assertThat(differing(CHINESE.replace("错误的密码", "正确的密码"))).hasSize(1);
        assertThat(differing(CHINESE.replace("为日常借记卡解锁", "为金信用卡解锁"))).hasSize(1);
    }

    @Test
    void a_step_too_few_is_told_at_the_title() throws IOException {
        assertThat(differing(CHINESE.replace("    那么终端显示应答码55\n", "")))
                .containsExactly("x.zh-CN.feature:8:1: '密码错一次' ends where its English twin 'One wrong PIN' has"
                        + " 'the terminal shows code 55' (line 8).");
    }

    @Test
    void other_tags_make_no_twin() throws IOException {
        assertThat(differing(CHINESE.replace("@A2 @mission", "@A2")))
                .containsExactly("x.zh-CN.feature:8:1: '密码错一次' has no English twin with the tags @A2.");
    }

    @Test
    void a_scenario_without_a_twin_is_told_by_its_title_and_an_outline_by_its_first_row() throws IOException {
        assertThat(missing(CHINESE.replace("应答码55", "应答码75").replace("| 1.00 |", "| 3.00 |")))
                .containsExactly(
                        "x.feature:6:1: 'One wrong PIN' has no twin in x.zh-CN.feature; write it in Chinese.",
                        "x.feature:11:1: 'Unlocked for 1.00' has no twin in x.zh-CN.feature; write it in Chinese.");
    }

    @Test
    void a_chinese_feature_stands_beside_an_english_one() throws IOException {
        Path alone = Files.writeString(folder.resolve("alone.zh-CN.feature"), CHINESE);
        assertThat(twins.differing(FeatureFile.parse(alone)))
                .singleElement()
                .extracting(Mistake::sentence)
                .isEqualTo("there is no alone.feature beside it; a Chinese feature is the twin of an English one.");
    }

    private List<String> differing(String chinese) throws IOException {
        write(chinese);
        return told(twins.differing(FeatureFile.parse(folder.resolve("x.zh-CN.feature"))));
    }

    private List<String> missing(String chinese) throws IOException {
        write(chinese);
        return told(twins.missing(FeatureFile.parse(folder.resolve("x.feature"))));
    }

    private void write(String chinese) throws IOException {
        Files.writeString(folder.resolve("x.feature"), ENGLISH);
        Files.writeString(folder.resolve("x.zh-CN.feature"), chinese);
    }

    private List<String> told(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(mistake -> mistake.toString().replace(folder + "/", ""))
                .toList();
    }
}
