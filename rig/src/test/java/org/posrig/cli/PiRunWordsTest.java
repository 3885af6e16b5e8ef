package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posrig.bench.emulated.Representative;
import picocli.CommandLine;

final class PiRunWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--verbose",
                "--retry 1",
                "--retry=1",
                "--seed 5",
                "--lanes 1",
                "--until 06:00",
                "--trace all",
                "--output-dir out --fail-fast"
            })
    void who_chooses_nothing_gets_the_representative_lines(String typed) {
        List<String> whole = new ArrayList<>(words(typed));
        whole.addAll(List.of("--tags", Representative.TAGS));
        assertThat(PiRunWords.whole(words(typed))).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "features/wrong-pin",
                "--retry 1 features/wrong-pin",
                "--tags @A4",
                "--tags=@A4",
                "--resume",
                "--resume 20261122-010000-000",
                "--fixtures mine"
            })
    void who_names_features_or_tags_or_a_run_gets_those(String typed) {
        assertThat(PiRunWords.whole(words(typed))).isEqualTo(words(typed));
    }

    @Test
    void what_the_rig_there_would_not_take_is_not_sent() {
        assertThatThrownBy(() -> PiRunWords.whole(List.of("--lane", "1")))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("--lane");
    }

    private static List<String> words(String typed) {
        return typed.isEmpty() ? List.of() : List.of(typed.split(" "));
    }
}
