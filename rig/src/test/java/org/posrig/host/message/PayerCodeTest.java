package org.posrig.host.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jpos.iso.ISOMsg;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayerCodeTest {

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "A30196299991000000000017, 6299991000000000017",
                "A2003SN1A3004CODE, CODE",
                "A3004CODEA2003SN1, CODE",
                "A2003SN1, ''",
                "A3005CODE, ''",
                "A3x04CODE, ''",
                "A3, ''",
                "'', ''"
            })
    void the_code_is_found_by_its_tag(String field, String code) {
        assertThat(of(field.getBytes(StandardCharsets.US_ASCII)).orElse("")).isEqualTo(code);
    }

    @Property(tries = 500)
    void nothing_that_comes_makes_it_fail(@ForAll byte[] field) {
        assertThat(of(field)).isNotNull();
    }

    private static Optional<String> of(byte[] field) {
        ISOMsg message = new ISOMsg();
        message.set(59, field);
        return PayerCode.of(message);
    }
}
