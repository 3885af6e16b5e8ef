package org.posrig.host.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChipDataTest {

    private static ChipData of(String hex) {
        return ChipData.of(HexFormat.of().parseHex(hex)).orElseThrow();
    }

    @Test
    void tags_of_one_and_two_bytes_long_lengths_padding_and_templates_are_read() {
        assertThat(of("9F2701809505000000000000").shown()).isEqualTo("9F27=80 95=0000000000");
        assertThat(of("9F1081020102").value("9F10")).hasValue("0102");
        assertThat(of("9F108200020102").value("9F10")).hasValue("0102");
        assertThat(of("70069F270180" + "8200").shown()).isEqualTo("9F27=80 82=");
        assertThat(of("9F270180").value("9F26")).isEmpty();
    }

    @Test
    void card_data_show_as_their_length_only_even_inside_a_template() {
        String shown = of("700C5A0A6212340000000000012F" + "57046212340D" + "9F6B0462123400" + "5F20025445")
                .shown();

        assertThat(shown).isEqualTo("5A=(10 bytes) 57=(4 bytes) 9F6B=(4 bytes) 5F20=(2 bytes)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9F", "9F27", "9F2702", "9F270280", "9F1080", "9F10830000010A", "9F108101", "7003 9F27 02"})
    void malformed_data_are_none(String hex) {
        assertThat(ChipData.of(HexFormat.of().parseHex(hex.replace(" ", "")))).isEmpty();
    }

    @Property(tries = 2000)
    void whatever_the_bytes_reading_ends(@ForAll @Size(max = 255) byte[] bytes) {
        ChipData.of(bytes).ifPresent(data -> assertThat(data.shown()).isNotNull());
    }
}
