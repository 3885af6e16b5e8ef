package org.posrig.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsTest {

    private final Secrets secrets = new Secrets();

    @BeforeEach
    void know() {
        secrets.hideCardNumber("6212340000000000012");
        secrets.hide("258036");
        secrets.hide("0123456789ABCDEFFEDCBA9876543210");
        secrets.hide("0000");
    }

    @ParameterizedTest
    @CsvSource({
        "6212340000000000012, 621234*********0012",
        "track 6212340000000000012D3012220, track 621234*********0012D3012220",
        "PIN 258036 typed, PIN •••••• typed",
        "PIN=258036, PIN=••••••",
        "key 0123456789abcdeffedcba9876543210!, key ••••••!",
        "sale of 12.00, sale of 12.00"
    })
    void what_is_secret_is_masked_and_the_rest_stays(String written, String shown) {
        assertThat(secrets.filter(written)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "6212 3400 0000 0000 012, 6212 34** **** ***0 012",
        "6212-3400-0000-0000-012, 6212-34**-****-***0-012",
        "6212340000000000 | 012, 621234*********0 | 012"
    })
    void a_card_number_in_groups_or_over_two_rows_is_masked_where_it_stands(String written, String shown) {
        assertThat(secrets.filter(written)).isEqualTo(shown);
    }

    @Test
    void a_card_number_over_two_rows_of_a_display_is_masked() {
        String twoRows = "卡号:62123400000\n00000012        ";
        assertThat(secrets.filter(twoRows)).isEqualTo("卡号:621234*****\n****0012        ");
    }

    @Test
    void digits_that_only_begin_like_a_pin_stay_readable() {
        assertThat(secrets.filter("STAN 2580361")).isEqualTo("STAN 2580361");
    }

    @Test
    void short_secrets_are_left_to_the_place_of_their_entry() {
        assertThat(secrets.filter("fen 0000")).isEqualTo("fen 0000");
    }

    @ParameterizedTest
    @CsvSource({
        "6212340000000000012, 621234*********0012",
        "6212340000000, 621234***0000",
        "621234000000, ************",
        "'', ''"
    })
    void card_numbers_keep_their_first_six_and_last_four_digits(String pan, String masked) {
        assertThat(Secrets.maskedCardNumber(pan)).isEqualTo(masked);
    }
}
