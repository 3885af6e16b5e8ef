package org.posrig.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SerialSettingsTest {

    @Test
    void a_character_of_8N1_has_ten_bits() {
        assertThat(SerialSettings.eightNone1(10_000).characterTime()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void parity_and_stop_bits_lengthen_a_character() {
        assertThat(new SerialSettings(1200, 8, Parity.EVEN, 2).characterTime()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void quiet_is_three_characters_but_not_less_than_asked() {
        assertThat(SerialSettings.eightNone1(300).quiet(Duration.ofMillis(15))).isGreaterThan(Duration.ofMillis(99));
        assertThat(SerialSettings.eightNone1(115_200).quiet(Duration.ofMillis(15)))
                .isEqualTo(Duration.ofMillis(15));
    }

    @Test
    void impossible_settings_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SerialSettings(9600, 9, Parity.NONE, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SerialSettings(9600, 8, Parity.NONE, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new SerialSettings(0, 8, Parity.NONE, 1));
    }
}
