package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Answers of QEMU 7.2's monitor, as they came while {@code gpioset} held line 17 high and after it had been ended. */
final class GpioReadingTest {

    private static final String HELD = """
            000000003f200000: 0x00000924 0x00212000 0x00000000 0x00000fc0
            000000003f200010: 0x24000824 0x00000924 0x00000000 0x00000000
            000000003f200020: 0x00000000 0x00000000 0x00000000 0x00000000
            000000003f200030: 0x00000000 0x00020000 0x00000000
            """;
    private static final String RELEASED = HELD.replace("0x00212000", "0x00012000");

    @Test
    void a_line_that_is_held_is_driven_to_its_level_and_to_no_other() {
        GpioReading reading = GpioReading.of(HELD, 5);
        assertThat(reading.nanos()).isEqualTo(5);
        assertThat(reading.drives(17, true)).isTrue();
        assertThat(reading.drives(17, false)).isFalse();
    }

    @Test
    void a_line_that_is_let_go_is_not_driven_though_its_level_stays() {
        GpioReading reading = GpioReading.of(RELEASED, 0);
        assertThat(reading.high()).isEqualTo(1L << 17);
        assertThat(reading.drives(17, true)).isFalse();
        assertThat(reading.drives(17, false)).isFalse();
    }

    @Test
    void lines_above_31_stand_in_the_second_word_of_levels() {
        String answer =
                HELD.replace("0x24000824", "0x24008824").replace("0x00020000 0x00000000", "0x00020000 0x00002000");
        GpioReading reading = GpioReading.of(answer, 0);
        assertThat(reading.drives(45, true)).isTrue();
        assertThat(reading.drives(44, true)).isFalse();
    }

    @Test
    void lines_with_another_function_than_output_are_driven_by_nobody() {
        GpioReading reading = GpioReading.of(HELD, 0);
        // Lines 0 to 3 are I²C's, 14 and 15 the mini UART's.
        for (int line : new int[] {0, 1, 2, 3, 14, 15}) {
            assertThat(reading.drives(line, false)).isFalse();
        }
    }

    @Test
    void another_answer_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GpioReading.of("unknown command: 'xp'", 0))
                .withMessageContaining("0 words of 15");
    }
}
