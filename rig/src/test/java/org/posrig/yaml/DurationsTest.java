package org.posrig.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "2s, PT2S",
        "2 s, PT2S",
        "5m, PT5M",
        "24h, PT24H",
        "0s, PT0S",
        "999999999h, PT999999999H"
    })
    void a_whole_number_and_its_unit_is_a_duration(String written, Duration meant) {
        assertThat(Durations.parse(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "1.5s", "5 minutes", "5M", "2  s", " 2s", "2s ", "1234567890s", "２s"})
    void anything_else_is_none(String written) {
        assertThat(Durations.parse(written)).isEmpty();
    }

    @Property(tries = 500, seed = "15")
    void any_count_of_milliseconds_is_read(@ForAll @IntRange(min = 0, max = 999_999_999) int count) {
        assertThat(Durations.parse(count + "ms")).contains(Duration.ofMillis(count));
    }

    @Property(tries = 500, seed = "16")
    void any_text_is_survived(@ForAll String text) {
        assertThat(Durations.parse(text)).isNotNull();
    }
}
