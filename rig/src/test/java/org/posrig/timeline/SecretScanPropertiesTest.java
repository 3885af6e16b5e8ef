package org.posrig.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** The quick look before the search may never pass over what the search for each secret, one after the other, would hide. */
final class SecretScanPropertiesTest {

    private static final List<String> PANS = List.of("6212340000000000012", "6299990000000017", "6216261000000");
    private static final List<String> WORDS =
            List.of("258036", "0123456789ABCDEFFEDCBA9876543210", "621234", "pass-word");
    private static final List<String> BEGINNINGS = List.of("9631", "96314", "963147");

    @Property(tries = 20_000, seed = "31")
    void what_comes_out_is_what_searching_for_every_secret_leaves(@ForAll("texts") String text) {
        String filtered = secrets(true).filter(text);
        assertThat(filtered).isEqualTo(everyOneSearchedFor(text, true));
        Statistics.collect(filtered.equals(text) ? "nothing hidden" : "something hidden");
        Statistics.coverage(seen -> {
            seen.check("nothing hidden").percentage(share -> share > 10);
            seen.check("something hidden").percentage(share -> share > 10);
        });
    }

    @Property(tries = 20_000, seed = "32")
    void the_same_holds_where_every_secret_is_of_digits(@ForAll("texts") String text) {
        assertThat(secrets(false).filter(text)).isEqualTo(everyOneSearchedFor(text, false));
    }

    @Test
    void a_secret_that_is_no_number_is_found_too() {
        assertThat(secrets(true).filter("my Pass-Word!")).isEqualTo("my ••••••!");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.of(
                                "6212340000000000012",
                                "62123400000",
                                "00000012",
                                "6299990000000017",
                                "629999",
                                "0000000017",
                                "6216261000000",
                                "258036",
                                "0123456789abcdeffedcba9876543210",
                                "621234",
                                "pass-WORD",
                                "9631",
                                "47")),
                Tuple.of(3, Arbitraries.of("", " ", "-", " | ", "\n", "    ", "||||", "=", "D", "g", "•", "$1", "\\")),
                Tuple.of(1, Arbitraries.strings().withChars("0126aFg |-\n٣４").ofMaxLength(8)));
        return pieces.list().ofMinSize(1).ofMaxSize(7).map(parts -> String.join("", parts));
    }

    private static Secrets secrets(boolean withPassword) {
        Secrets secrets = new Secrets();
        PANS.forEach(secrets::hideCardNumber);
        WORDS.stream().filter(word -> withPassword || !word.contains("-")).forEach(secrets::hide);
        secrets.hidePin(BEGINNINGS.getLast());
        return secrets;
    }

    // The plain way, by itself: no look beforehand.
    private static String everyOneSearchedFor(String text, boolean withPassword) {
        String left = text;
        for (String pan : PANS) {
            String masked = Secrets.maskedCardNumber(pan);
            left = Pattern.compile(String.join("[ |\\n-]{0,3}", pan.split("")))
                    .matcher(left)
                    .replaceAll(found -> Matcher.quoteReplacement(inPlace(found.group(), masked)));
        }
        for (String word : WORDS) {
            left = withPassword || !word.contains("-") ? withoutWord(left, word) : left;
        }
        for (String beginning : BEGINNINGS) {
            left = withoutWord(left, beginning);
        }
        return left;
    }

    private static String withoutWord(String text, String word) {
        return Pattern.compile("(?<![0-9A-Fa-f])" + Pattern.quote(word) + "(?![0-9A-Fa-f])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll("••••••");
    }

    private static String inPlace(String written, String masked) {
        StringBuilder shown = new StringBuilder();
        int next = 0;
        for (char character : written.toCharArray()) {
            shown.append(character >= '0' && character <= '9' ? masked.charAt(next++) : character);
        }
        return shown.toString();
    }
}
