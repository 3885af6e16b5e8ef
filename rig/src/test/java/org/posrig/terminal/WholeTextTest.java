package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WholeTextTest {

    @ParameterizedTest
    @CsvSource({
        "12.00, 12.00, true",
        "金额:12.00元, 12.00, true",
        "RMB 12.00., 12.00, true",
        "112.00, 12.00, false",
        "12.005, 12.00, false",
        "'9,912.00', 912.00, false",
        "112.00 12.00, 12.00, true",
        "[55], [55], true",
        "[155], 55, false",
        "1[55]2, [55], true",
        "交易成功, 成功, true",
        "交易, 成功, false"
    })
    void a_number_stands_there_only_as_a_whole(String shown, String text, boolean stands) {
        assertThat(WholeText.on(shown, text)).isEqualTo(stands);
    }
}
