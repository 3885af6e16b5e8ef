package org.posrig.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.fault.RigFault;

/** The shortest pace is found to the millisecond on a keypad whose limits are known, and what is kept lies above it. */
final class CalibrationTest {

    @ParameterizedTest
    @CsvSource({"6, 5", "1, 1", "17, 40", "59, 60", "61, 3", "119, 60", "240, 41"})
    void the_limits_of_a_keypad_are_found(int hold, int gap) {
        List<Point> told = new ArrayList<>();

        Calibration.Found found = new Calibration(new PacedKeypad(hold, gap).trial(Map.of()), 8, 1, told::add).find();

        assertThat(found.shortestHold().toMillis()).isEqualTo(hold);
        assertThat(found.shortestGap().toMillis()).isEqualTo(gap);
        assertThat(found.hold().toMillis()).isBetween(hold + 5L, hold + 5L + hold / 2 + 1);
        assertThat(found.gap().toMillis()).isBetween(gap + 5L, gap + 5L + gap / 2 + 1);
        assertThat(told).hasSize(found.holds().size() + found.gaps().size() + 1);
        assertThat(told.getLast().sound()).isTrue();
    }

    @Test
    void what_a_coarse_search_finds_is_no_more_than_the_resolution_too_long() {
        Calibration.Found found = new Calibration(new PacedKeypad(13, 9).trial(Map.of()), 4, 8, point -> {}).find();

        assertThat(found.shortestHold().toMillis()).isBetween(13L, 21L);
        assertThat(found.shortestGap().toMillis()).isBetween(9L, 17L);
    }

    @Test
    void a_key_that_bounces_at_any_pace_is_no_matter_of_pace() {
        assertThatThrownBy(() -> new Calibration(new PacedKeypad(5, 5).trial(Map.of('2', 2)), 8, 1, point -> {}).find())
                .isInstanceOf(RigFault.class)
                .hasMessageStartingWith("Digits are dropped or doubled even at 240 ms. This is no matter of pace:");
    }

    @Test
    void dropped_and_doubled_digits_are_counted_apart() {
        assertThat(new PacedKeypad(5, 5)
                        .trial(Map.of('2', 2, '3', 0))
                        .type("1232", java.time.Duration.ofMillis(9), java.time.Duration.ofMillis(9)))
                .isEqualTo(new org.posrig.terminal.TypingTrial.Counted(4, 1, 2));
    }
}
