package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Digits typed on both terminals of the default bench at once, each looked for on the display: none is dropped and none counts twice. A thousand
 * usually, ten thousand with {@code -Dposrig.long=true}. They are held for little more than the 5 ms that the stand-in's keypad wants.
 */
final class ThousandDigitsTest {

    private static final int DIGITS = Boolean.getBoolean("posrig.long") ? 10_000 : 1_000;

    @TempDir
    private Path folder;

    @Test
    void no_digit_is_dropped_or_counts_twice() {
        PosrigCommand.Result result =
                new PosrigCommand(folder).benchmark("keys", "--count-only", "--hold", "7ms", "--digits", "" + DIGITS);
        int each = (DIGITS / 2 / 7 + 1) * 7;
        assertThat(result.output())
                .contains("digits held for 7 ms with 7 ms between, on all terminals at once")
                .contains("terminal    typed  dropped  doubled")
                .contains(String.format("T1        %7d        0        0", each))
                .contains(String.format("T2        %7d        0        0", each));
        assertThat(result.exitCode()).isZero();
    }
}
