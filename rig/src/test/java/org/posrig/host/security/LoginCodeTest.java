package org.posrig.host.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginCodeTest {

    /** RFC 6238, appendix B, SHA-1; its eight digits end in these six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_published_codes_come_out(long seconds, String code) {
        byte[] key = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(LoginCode.at(Instant.ofEpochSecond(seconds), key)).isEqualTo(code);
    }

    /** The terminal's side shares no code with this one. */
    @Property(tries = 100)
    void a_terminal_takes_every_code_that_is_texted(
            @ForAll @Size(16) byte[] masterKey,
            @ForAll @IntRange(min = 10, max = 99) int operator,
            @ForAll @LongRange(min = 0, max = 40_000_000_000L) long seconds) {
        Instant time = Instant.ofEpochSecond(seconds);
        String number = String.valueOf(operator);
        String code = LoginCode.at(time, new DesKey(masterKey), number);
        assertThat(org.posrig.standin.crypto.LoginCode.of(masterKey, number).interval(code, time))
                .isPresent();
    }
}
