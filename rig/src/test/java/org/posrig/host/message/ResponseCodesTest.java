package org.posrig.host.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.Golden;
import org.posrig.host.interfacefile.InterfaceFile;

class ResponseCodesTest {

    private final ResponseCodes codes = InterfaceFile.shipped().codes();

    /** From the public text of Q/CUP 006.6-2014, annex A.2. */
    @ParameterizedTest
    @CsvSource({"55,密码错", "75,密码错误次数超限", "61,交易金额超限", "62,受限制的卡", "98,发卡方超时", "97,终端号未登记"})
    void official_texts(String code, String text) {
        assertThat(codes.code(code).orElseThrow().official()).isEqualTo(text);
    }

    @Test
    void every_code_has_a_meaning_and_a_category_and_most_an_official_text() {
        assertThat(codes.all()).hasSizeGreaterThan(50).allSatisfy(code -> {
            assertThat(code.code()).matches("[0-9A-Z]{2}");
            assertThat(code.meaning()).isNotBlank();
            assertThat(code.category()).matches("[A-E]");
        });
        assertThat(codes.all().stream()
                        .filter(code -> code.official().isEmpty())
                        .map(ResponseCode::code))
                .containsExactly(
                        "06", "19", "63", "66", "70", "77", "95", "A8", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8");
    }

    @Test
    void what_terminals_take_for_a_success() {
        List<String> successes = codes.all().stream()
                .filter(ResponseCode::success)
                .map(ResponseCode::code)
                .toList();

        assertThat(successes).containsExactly("00", "10", "11", "A2", "A4", "A5", "A6");
        assertThat(codes.code("ZZ")).isEmpty();
    }

    /** 00 is what every sale shows; 70 makes a terminal ask for the PIN, which the features of line C3 hold. */
    @Test
    void the_outline_of_the_features_shows_every_code_of_the_table() throws IOException {
        Path feature = Golden.home().resolve("features/trouble/response-codes.feature");
        Matcher rows = Pattern.compile("(?m)^ *\\| ([0-9A-Z]{2}) +\\|").matcher(Files.readString(feature));
        List<String> shown = rows.results().map(row -> row.group(1)).toList();

        assertThat(shown)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(codes.all().stream()
                        .map(ResponseCode::code)
                        .filter(code -> !code.equals("00") && !code.equals("70"))
                        .toList());
    }
}
