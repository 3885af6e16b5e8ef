package org.posrig.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {

    private static final List<String> KNOWN = List.of("terminals", "timing", "screens", "host");

    @ParameterizedTest
    @CsvSource({"terminal, terminals", "timnig, timing", "screen, screens", "ghost, host", "hots, host"})
    void a_misspelt_word_finds_the_one_that_was_meant(String word, String meant) {
        assertThat(Nearest.to(word, KNOWN)).contains(meant);
        assertThat(Nearest.suggestion(word, KNOWN)).isEqualTo(", did you mean '" + meant + "'?");
    }

    @Test
    void a_word_that_is_like_none_finds_none() {
        assertThat(Nearest.to("cards", KNOWN)).isEmpty();
        assertThat(Nearest.suggestion("cards", KNOWN)).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }

    @Test
    void words_equally_near_come_in_alphabetical_order() {
        assertThat(Nearest.ranked("b", List.of("d", "c", "a"))).containsExactly("a", "c", "d");
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "flaw, lawn, 2", "密码错, 密码, 1"})
    void the_distance_is_levenshteins(String left, String right, int distance) {
        assertThat(Nearest.distance(left, right)).isEqualTo(distance);
    }

    @Property(tries = 300, seed = "17")
    void the_distance_is_a_metric(
            @ForAll @AlphaChars @StringLength(max = 8) String a,
            @ForAll @AlphaChars @StringLength(max = 8) String b,
            @ForAll @AlphaChars @StringLength(max = 8) String c) {
        assertThat(Nearest.distance(a, a)).isZero();
        assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
        assertThat(Nearest.distance(a, c)).isLessThanOrEqualTo(Nearest.distance(a, b) + Nearest.distance(b, c));
    }
}
