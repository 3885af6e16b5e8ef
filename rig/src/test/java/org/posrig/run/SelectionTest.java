package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.Golden;
import org.posrig.fault.BadInput;

final class SelectionTest {

    private static final String TWO = """
            @all
            Feature: Two

              Background:
                Given a terminal ready for sales

              @A1
              Scenario: plain
                When the cashier asks for a sale

              @A2
              Scenario Outline: tap <amount>
                When the cashier starts a sale of <amount>

                Examples:
                  | amount |
                  | 1.00   |
                  | 2.00   |

                @big
                Examples:
                  | amount  |
                  | 1000.00 |

              Rule: within

                Background:
                  Given two terminals ready for sales

                Scenario: ruled
                  Then the host has seen no sale
            """;

    private static final String CHINESE = """
            # language: zh-CN
            功能: 中文

              @zh
              场景: 就绪
                假如终端已就绪，可以消费
                而且终端可以消费
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("features/target"));
        Files.writeString(folder.resolve("features/two.feature"), TWO);
        Files.writeString(folder.resolve("features/zh.feature"), CHINESE);
        Files.writeString(folder.resolve("features/target/copy.feature"), TWO);
        Files.writeString(folder.resolve("features/notes.txt"), "no feature");
    }

    @Test
    void without_a_wish_every_feature_is_selected_whole() {
        Selection selection = select();
        assertThat(selection.scenarios())
                .extracting(FeatureFile.Selected::name)
                .containsExactly("plain", "tap 1.00", "tap 2.00", "tap 1000.00", "ruled", "就绪");
        assertThat(selection.targets())
                .containsExactly(
                        new Selection.Target(path("two.feature"), OptionalInt.empty()),
                        new Selection.Target(path("zh.feature"), OptionalInt.empty()));
    }

    @Test
    void every_step_has_its_place_behind_the_keyword_background_and_rule_too() {
        assertThat(select(path("two.feature").toString()).scenarios().getLast().steps())
                .containsExactly(
                        new FeatureFile.PlacedStep("a terminal ready for sales", 5, 11),
                        new FeatureFile.PlacedStep("two terminals ready for sales", 28, 13),
                        new FeatureFile.PlacedStep("the host has seen no sale", 31, 12));
        assertThat(select(path("zh.feature").toString()).scenarios().getFirst().steps())
                .containsExactly(
                        new FeatureFile.PlacedStep("终端已就绪，可以消费", 6, 7), new FeatureFile.PlacedStep("终端可以消费", 7, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "8, plain, 8",
        "9, plain, 8",
        "10, plain, 8",
        "17, tap 1.00, 17",
        "18, tap 2.00, 18",
        "23, tap 1000.00, 23",
        "30, ruled, 30",
        "31, ruled, 30"
    })
    void a_line_selects_the_scenario_or_the_row_it_stands_in(int line, String name, int told) {
        Selection selection = select(path("two.feature") + ":" + line);
        assertThat(selection.scenarios()).extracting(FeatureFile.Selected::name).containsExactly(name);
        assertThat(selection.scenarios().getFirst().line()).isEqualTo(told);
        assertThat(selection.targets())
                .containsExactly(new Selection.Target(path("two.feature"), OptionalInt.of(told)));
    }

    @Test
    void the_line_of_an_outline_selects_all_its_rows() {
        Selection selection = select(path("two.feature") + ":12");
        assertThat(selection.scenarios())
                .extracting(FeatureFile.Selected::name)
                .containsExactly("tap 1.00", "tap 2.00", "tap 1000.00");
        assertThat(selection.targets()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"@A1, 1", "@A2 and not @big, 2", "@big, 1", "@all, 5", "not @all, 1", "@zh or @A1, 2"})
    void tags_select_feature_tags_and_those_of_examples_included(String tags, int count) {
        assertThat(Selection.of(folder, stage(Optional.of(tags))).scenarios()).hasSize(count);
    }

    @Test
    void a_file_that_is_asked_for_twice_is_selected_once() {
        String file = path("zh.feature").toString();
        assertThat(select(file, file).scenarios()).hasSize(1);
        assertThat(select(file, file).targets()).hasSize(1);
        assertThat(select(file, file + ":5").scenarios()).hasSize(1);
    }

    @Test
    void what_cannot_be_selected_is_said() throws IOException {
        assertMistakes("nothing-selected.txt", Optional.of("@nobody"));
        assertMistakes("bad-tags.txt", Optional.of("@A1 and ("));
        assertMistakes(
                "no-such-file.txt", Optional.empty(), path("none.feature").toString(), path("nor.feature") + ":3");
        assertMistakes("line-beyond-the-end.txt", Optional.empty(), path("two.feature") + ":99");
        assertMistakes("no-such-line.txt", Optional.empty(), path("two.feature") + ":2");
        Files.writeString(path("broken.feature"), "Feature: x\n  Scenario: y\n    Given a\n  nonsense\n    | a\n");
        Files.writeString(path("two.feature"), "no gherkin at all\n");
        assertMistakes("no-gherkin.txt", Optional.empty());
    }

    private void assertMistakes(String golden, Optional<String> tags, String... features) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> Selection.of(folder, stage(tags, features)))
                .satisfies(bad -> Golden.assertSame(
                        SelectionTest.class,
                        golden,
                        String.join("\n", bad.mistakes()).replace(real().toString(), "<folder>")));
    }

    private Path real() {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String name) {
        return folder.resolve("features").resolve(name);
    }

    private Selection select(String... features) {
        return Selection.of(folder, stage(Optional.empty(), features));
    }

    private static Stage stage(Optional<String> tags, String... features) {
        return new Stage(List.of(features), tags);
    }
}
