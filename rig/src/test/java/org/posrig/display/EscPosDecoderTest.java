package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscPosDecoderTest {

    private static final Charset CHARSET = Charset.forName("GB18030");
    private static final String CUT = "\u001dV\u0001";

    @Test
    void a_slip_is_its_lines_up_to_the_cut() {
        assertThat(slips("\u001b@\u001c&商户存根\n金额:RMB 12.00\r\n\n" + CUT + "持卡人存根\n" + CUT))
                .containsExactly(List.of("商户存根", "金额:RMB 12.00"), List.of("持卡人存根"));
    }

    @Test
    void centred_and_right_aligned_lines_stand_where_the_paper_has_them() {
        assertThat(slips("\u001ba\u0001存根\n\u001ba\u000212.00\n\u001ba\u0000x\n\u001d!\u0011\u001ba\u0001POS\n" + CUT))
                .containsExactly(List.of(" ".repeat(14) + "存根", " ".repeat(27) + "12.00", "x", " ".repeat(13) + "POS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001dk\u000412345\u0000", // a bar code up to its NUL
                "\u001dkI\u000512345", // a bar code with its length
                "\u001b*\u0000\u0003\u0000abc", // a bit image of three columns
                "\u001b*!\u0001\u0000abc", // one of 24 dots
                "\u001dv0\u0000\u0002\u0000\u0002\u0000abcd", // a raster image of two bytes by two
                "\u001d(k\u0003\u0000abc", // a two-dimensional code
                "\u001d*\u0001\u0001abcdefgh", // a downloaded image of eight dots by eight
                "\u001bD\u0004\u0008\u0000", // tab stops
                "\u001bp\u0000ab", // the cash drawer
                "\u0010\u0004a", // a question of status
                "\u001bE\u0001",
                "\u001b$ab"
            })
    void what_is_no_text_is_passed_over_with_all_its_bytes(String command) {
        assertThat(slips("before" + command + "after\n" + CUT)).containsExactly(List.of("beforeafter"));
    }

    @Test
    void an_initialisation_in_mid_paper_and_a_form_feed_end_a_slip_and_an_empty_one_is_none() {
        assertThat(slips("a\n\u001b@b\n\u000c\n\n" + CUT + "\u001di")).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void half_a_character_at_the_end_of_the_paper_is_shown_as_such() {
        EscPosDecoder decoder = new EscPosDecoder(CHARSET);
        List<List<String>> slips = new ArrayList<>();
        byte[] half = {'a', (byte) 0xC9};
        decoder.accept(half, half.length, slips::add);
        assertThat(decoder.pending()).isTrue();
        decoder.end(slips::add);
        assertThat(slips).containsExactly(List.of("a\uFFFD"));
        assertThat(decoder.pending()).isFalse();
    }

    @Property(tries = 300)
    void any_split_gives_the_same_slips(@ForAll("streams") byte[] stream, @ForAll("cuts") List<Integer> cuts) {
        EscPosDecoder whole = new EscPosDecoder(CHARSET);
        List<List<String>> expected = new ArrayList<>();
        whole.accept(stream, stream.length, expected::add);
        whole.end(expected::add);

        EscPosDecoder parts = new EscPosDecoder(CHARSET);
        List<List<String>> found = new ArrayList<>();
        int from = 0;
        for (int i = 0; from < stream.length; i++) {
            int length = Math.min(stream.length - from, cuts.get(i % cuts.size()));
            byte[] part = java.util.Arrays.copyOfRange(stream, from, from + length);
            parts.accept(part, length, found::add);
            from += length;
        }
        parts.end(found::add);
        assertThat(found).isEqualTo(expected);
    }

    @Provide
    static Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 7).list().ofMinSize(1).ofMaxSize(9);
    }

    /** Commands, texts and rubbish in a row. */
    @Provide
    static Arbitrary<byte[]> streams() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "\u001b@",
                        "\u001ba\u0001",
                        "\u001d!\u0011",
                        CUT,
                        "\n",
                        "\t",
                        "商户存根",
                        "12.00",
                        "\u001dk\u0004",
                        "\u001b*",
                        "\u001dv0",
                        "\u001b",
                        "\u001d",
                        "\u000c"),
                Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(6));
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list).getBytes(CHARSET));
    }

    private static List<List<String>> slips(String text) {
        List<List<String>> slips = new ArrayList<>();
        byte[] bytes = text.getBytes(CHARSET);
        new EscPosDecoder(CHARSET).accept(bytes, bytes.length, slips::add);
        return slips;
    }
}
