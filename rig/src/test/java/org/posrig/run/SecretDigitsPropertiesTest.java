package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class SecretDigitsPropertiesTest {

    @Property(tries = 300)
    void a_secret_is_found_wherever_it_stands_and_never_repeated(
            @ForAll @NumericChars @StringLength(min = 4, max = 12) String secret,
            @ForAll @Size(min = 1, max = 4) List<@StringLength(max = 20) String> around,
            @ForAll @IntRange(max = 3) int at) {
        List<String> lines = around.stream()
                .map(text -> text.replaceAll("[\\p{Nd}.\\-]", "x").replace('\n', ' ') + " ")
                .toList();
        int line = at % lines.size();
        List<String> with = new java.util.ArrayList<>(lines);
        with.set(line, lines.get(line) + secret + " y");

        List<Mistake> found = new SecretDigits(Set.of(secret)).in(feature(with));

        assertThat(found).extracting(Mistake::line).contains(line + 1);
        assertThat(found)
                .filteredOn(mistake -> mistake.line() == line + 1)
                .extracting(Mistake::column)
                .contains(lines.get(line).length() + 1);
        assertThat(found).extracting(Mistake::sentence).noneMatch(sentence -> sentence.contains(secret));
    }

    @Property(tries = 300)
    void any_text_can_be_looked_at(@ForAll List<String> lines) {
        assertThat(new SecretDigits(Set.of("2580")).in(feature(lines))).isNotNull();
    }

    @Example
    void digits_behind_the_word_are_found_in_both_languages_and_under_a_heading() {
        assertThat(in(
                        "When the PIN 4711 is typed",
                        "密码4711",
                        "the Password: 4 7 1 1",
                        "| a | new PIN |",
                        "| 1 | 4711 |"))
                .extracting(Mistake::toString)
                .extracting(text -> text.substring(0, text.indexOf(": ")))
                .containsExactly("f.feature:1:14", "f.feature:2:3", "f.feature:3:15", "f.feature:5:7");
    }

    @Example
    void full_width_digits_are_digits() {
        assertThat(in("the code ２５８０ is typed")).hasSize(1);
    }

    @Example
    void counts_amounts_and_codes_are_no_secrets() {
        assertThat(in(
                        "When the cashier logs in with the wrong password 3 times",
                        "And the cardholder pays 2580.00 with the right PIN, or 12.2580",
                        "Then the terminal shows code 75 and no PIN for 1000.01",
                        "| amount  | code |",
                        "| 1000.00 | 5100 |"))
                .isEmpty();
    }

    @Example
    void digits_are_hidden_only_where_there_is_a_secret() {
        SecretDigits secrets = new SecretDigits(Set.of("2580"));
        assertThat(secrets.hidden("the code 2580 of 12.00")).isEqualTo("the code •••• of 12.00");
        assertThat(secrets.hidden("code 1234")).isEqualTo("code 1234");
    }

    private static List<Mistake> in(String... lines) {
        return new SecretDigits(Set.of("2580")).in(feature(List.of(lines)));
    }

    private static FeatureFile feature(List<String> lines) {
        return new FeatureFile(Path.of("f.feature"), "", lines, List.of(), List.of());
    }
}
