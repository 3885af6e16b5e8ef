package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;

final class Vt100DecoderTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void text_stands_where_the_cursor_was_put() {
        assertRows("\033[2J\033[Hab\033[2;3Hcd\033[4;1H\033[Ce\033[Af", "ab      ", "  cd    ", "  f     ", " e      ");
    }

    @Test
    void positions_beyond_the_display_are_its_edge() {
        assertRows("\033[99;99Hx\033[0;0Hy", "y       ", "        ", "        ", "       x");
    }

    @Test
    void erasing_to_the_end_the_start_and_all_of_a_line() {
        assertRows(
                "abcdefgh\033[2;1Habcdefgh\033[3;1Habcdefgh\033[1;4H\033[K\033[2;4H\033[1K\033[3;4H\033[2K",
                "abc     ",
                "    efgh",
                "        ",
                "        ");
    }

    @Test
    void erasing_below_and_above() {
        String full = "\033[Habcdefgh\033[2;1Habcdefgh\033[3;1Habcdefgh\033[4;1Habcdefgh";
        assertRows(full + "\033[2;4H\033[J", "abcdefgh", "abc     ", "        ", "        ");
        assertRows(full + "\033[3;4H\033[1J", "        ", "        ", "    efgh", "abcdefgh");
        assertRows(full + "\033[3;4H\033[2J", "        ", "        ", "        ", "        ");
    }

    @Test
    void controls_move_the_cursor() {
        assertRows("abc\r\nd\b\be\n\tf\rg", "abc     ", "e       ", "g      f", "        ");
    }

    @Test
    void the_display_scrolls_at_its_last_row() {
        assertRows("1\r\n2\r\n3\r\n4\r\n5", "2       ", "3       ", "4       ", "5       ");
    }

    @Test
    void a_row_does_not_wrap_unless_switched_on() {
        assertRows("abcdefghij", "abcdefgj", "        ", "        ", "        ");
        assertRows("\033[?7habcdefghij\033[?7l", "abcdefgh", "ij      ", "        ", "        ");
    }

    @Test
    void rows_and_cells_come_and_go() {
        String full = "abcdefgh\033[2;1HABCDEFGH\033[3;1H消费消费\033[4;1H12345678";
        assertRows(full + "\033[2;3H\033[L", "abcdefgh", "        ", "ABCDEFGH", "消费消费");
        assertRows(full + "\033[2;3H\033[2M", "abcdefgh", "12345678", "        ", "        ");
        assertRows(full + "\033[2;3H\033[2P", "abcdefgh", "ABEFGH  ", "消费消费", "12345678");
        assertRows(full + "\033[2;3H\033[3@", "abcdefgh", "AB   CDE", "消费消费", "12345678");
        assertRows(full + "\033[2;3H\033[3X", "abcdefgh", "AB   FGH", "消费消费", "12345678");
        assertRows(full + "\033[3;2H\033[@x", "abcdefgh", "ABCDEFGH", " x 费消 ", "12345678");
        assertRows(full + "\033[3;2H\033[P", "abcdefgh", "ABCDEFGH", " 费消费 ", "12345678");
        assertRows(full + "\033[S", "ABCDEFGH", "消费消费", "12345678", "        ");
        assertRows(full + "\033[2T", "        ", "        ", "abcdefgh", "ABCDEFGH");
    }

    @Test
    void only_some_rows_scroll() {
        String full = "1\033[2;1H2\033[3;1H3\033[4;1H4\033[2;3r";
        assertRows(full + "\033[3;1H\nx", "1       ", "3       ", "x       ", "4       ");
        assertRows(full + "\033[2;1H\033Mx", "1       ", "x       ", "2       ", "4       ");
        assertRows(full + "\033[4;1H\n\nx", "1       ", "2       ", "3       ", "x       ");
        assertRows(full + "\033[r\033[4;1H\nx", "2       ", "3       ", "4       ", "x       ");
    }

    @Test
    void the_cursor_is_kept_and_taken_up_again() {
        assertRows(
                "ab\0337\033[3;3Hc\0338d\033[2;5H\033[s\033[H\033[ue", "abd     ", "    e   ", "  c     ", "        ");
        assertRows("ab\033[6Gc\033[3dd\033Ee\033[2;2H\033Df", "ab   c  ", "        ", " f    d ", "e       ");
    }

    @Test
    void lines_are_drawn_with_the_set_for_it() {
        assertRows("\033)0\016lqk\017q\033(0x\033(Bx", "┌─┐q│x  ", "        ", "        ", "        ");
    }

    @Test
    void blink_and_the_cursor_are_kept() {
        Vt100Decoder decoder = decoded(GB18030, "a\033[5mb\033[25mc\033[?25l".getBytes(GB18030));
        assertThat(decoder.cells().getFirst().stream().map(Cell::blink).limit(3))
                .containsExactly(false, true, false);
        assertThat(decoder.cursor()).contains(new Cursor(0, 3, false));
    }

    @Test
    void inverse_goes_with_the_character() {
        Vt100Decoder decoder = decoded(GB18030, "a\033[7mb\033[27mc\033[0;7md\033[me".getBytes(GB18030));
        assertThat(decoder.cells().getFirst().stream().map(Cell::inverse).limit(5))
                .containsExactly(false, true, false, true, false);
    }

    @Test
    void a_double_width_character_takes_two_cells() {
        assertRows("消费1元", "消费1元 ", "        ", "        ", "        ");
        List<Cell> row = decoded(GB18030, "消x".getBytes(GB18030)).cells().getFirst();
        assertThat(row.stream().map(Cell::text).limit(3)).containsExactly("消", "", "x");
    }

    @Test
    void half_a_double_width_character_does_not_stay() {
        assertRows("消费\033[1;2Hx", " x费    ", "        ", "        ", "        ");
        assertRows("消费\033[1;3Hx", "消x     ", "        ", "        ", "        ");
        assertRows("消费\033[1;2H元", " 元     ", "        ", "        ", "        ");
        assertRows("消费\033[1;2H\033[K", "        ", "        ", "        ", "        ");
        assertRows("消费\033[1;3H\033[1K", "        ", "        ", "        ", "        ");
    }

    @Test
    void a_double_width_character_does_not_fit_the_last_column() {
        assertRows("abcdefg费", "abcdefg ", "        ", "        ", "        ");
    }

    @Test
    void in_a_legacy_charset_every_double_byte_takes_two_cells() {
        List<Cell> gbk = decoded(Charset.forName("GBK"), "→Я".getBytes(Charset.forName("GBK")))
                .cells()
                .getFirst();
        assertThat(gbk.stream().map(Cell::text).limit(4)).containsExactly("→", "", "Я", "");
        List<Cell> utf8 = decoded(StandardCharsets.UTF_8, "→Я费".getBytes(StandardCharsets.UTF_8))
                .cells()
                .getFirst();
        assertThat(utf8.stream().map(Cell::text).limit(4)).containsExactly("→", "Я", "费", "");
    }

    @Test
    void four_bytes_of_GB18030_and_of_UTF_8_are_one_character() {
        for (Charset charset : List.of(GB18030, StandardCharsets.UTF_8)) {
            assertThat(decoded(charset, "𠀀x".getBytes(charset)).cells().getFirst().stream()
                            .map(Cell::text)
                            .limit(3))
                    .containsExactly("𠀀", "", "x");
        }
    }

    @Test
    void malformed_bytes_become_a_replacement_and_what_follows_stays() {
        assertThat(row(StandardCharsets.UTF_8, 'a', 0xFF, 'b', 0xE6, 'c', 0xE6, 0xB6, 'd'))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd ");
        // 0x81 0x30 begins a character of four bytes that 'A' cannot continue.
        assertThat(row(GB18030, 'a', 0x81, 0x30, 'A', 'b')).isEqualTo("a\uFFFD0Ab   ");
        // A character the charset has no meaning for keeps its two bytes together, or all that follow would be torn.
        assertThat(row(Charset.forName("GB2312"), 0xAA, 0xA1, 0xCF, 0xFB, 0xB7, 0xD1))
                .startsWith("\uFFFD消费");
    }

    @Test
    void a_control_character_is_never_swallowed_by_a_lead_byte() {
        assertThat(row(GB18030, 0xCF, 0x1B, '[', '1', ';', '4', 'H', 'x')).isEqualTo("\uFFFD  x    ");
        assertThat(row(GB18030, 0xCF, 0x7F, 'x')).isEqualTo("\uFFFDx      ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\033[5n",
                "\033[?25h",
                "\033[>0c",
                "\033[!p",
                "\033[38;5;1m",
                "\033(B",
                "\0337",
                "\033=",
                "\033]0;title\007",
                "\033Pq#0\033\\",
                "\033[12\030",
                "\033[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20z",
                "\033[99999999999q",
                "\0",
                "\007",
                "\177",
                "\033\033[m"
            })
    void what_is_not_known_leaves_no_trace(String sequence) {
        assertRows("ab" + sequence + "cd", "abcd    ", "        ", "        ", "        ");
    }

    @Test
    void before_an_erase_the_whole_display_is_still_there() {
        Vt100Decoder decoder = new Vt100Decoder(8, 4, GB18030);
        List<String> seen = new ArrayList<>();
        byte[] bytes = "one\033[2Jx\033[H\033[Jtwo\033c\033[3;1H\033[Jz".getBytes(GB18030);
        decoder.accept(
                bytes, bytes.length, () -> seen.add(rows(decoder).getFirst().strip()));
        assertThat(seen).containsExactly("one", "x", "two");
    }

    @Test
    void a_reset_forgets_inverse_wrap_and_unfinished_bytes() {
        Vt100Decoder decoder = decoded(GB18030, "\033[7m\033[?7hab\033[1".getBytes(GB18030));
        decoder.reset();
        byte[] bytes = "abcdefghi".getBytes(GB18030);
        decoder.accept(bytes, bytes.length, () -> {});
        assertThat(rows(decoder)).containsExactly("abcdefgi", "        ", "        ", "        ");
        assertThat(decoder.cells().getFirst().getFirst().inverse()).isFalse();
    }

    private static void assertRows(String stream, String... expected) {
        assertThat(rows(decoded(GB18030, stream.getBytes(GB18030)))).containsExactly(expected);
    }

    private static String row(Charset charset, int... bytes) {
        byte[] stream = new byte[bytes.length];
        Arrays.setAll(bytes, index -> {
            stream[index] = (byte) bytes[index];
            return bytes[index];
        });
        return rows(decoded(charset, stream)).getFirst();
    }

    private static Vt100Decoder decoded(Charset charset, byte[] stream) {
        Vt100Decoder decoder = new Vt100Decoder(8, 4, charset);
        decoder.accept(stream, stream.length, () -> {});
        return decoder;
    }

    private static List<String> rows(Vt100Decoder decoder) {
        return decoder.cells().stream()
                .map(row -> String.join("", row.stream().map(Cell::text).toList()))
                .toList();
    }
}
