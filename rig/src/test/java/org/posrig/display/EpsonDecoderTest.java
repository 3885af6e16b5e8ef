package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;

/** Two rows of eight columns, so that edges are near. */
final class EpsonDecoderTest {

    private static final Charset CP437 = Charset.forName("IBM437");

    private EpsonDecoder decoder = new EpsonDecoder(8, 2, CP437);

    @Test
    void the_cursor_goes_where_it_is_sent() {
        say("\037$\003\002a\013b\037\rc\rd\ne\037\n\tf\037Bg\013h\ti\b\bj");
        assertRows("hji    c", "d af   g");
    }

    @Test
    void text_goes_from_row_to_row_and_begins_anew_in_overwrite_mode() {
        say("abcdefghijklmnopQ");
        assertRows("Qbcdefgh", "ijklmnop");
    }

    @Test
    void the_rows_scroll_in_vertical_mode_and_the_row_in_horizontal_mode() {
        say("\037\002abcdefghijklmnopQ");
        assertRows("ijklmnop", "Q       ");
        say("\f\037\003abcdefghij");
        assertRows("cdefghij", "        ");
        say("\f\037\001abcdefghi");
        assertRows("abcdefgh", "i       ");
    }

    @Test
    void clear_and_cancel_empty_the_display_and_the_row() {
        say("one\037$\004\002two\030three");
        assertRows("one     ", "three   ");
        say("\fx");
        assertRows("x       ", "        ");
    }

    @Test
    void inverse_goes_with_the_character_and_survives_a_clear() {
        say("a\037r\001b\fc\037r\000d");
        assertThat(decoder.cells().getFirst().stream().map(Cell::inverse).limit(2))
                .containsExactly(true, false);
    }

    @Test
    void the_whole_display_blinks_or_is_dark() {
        say("ab\037E\012");
        assertThat(decoder.cells().getFirst().stream().map(Cell::blink).limit(3))
                .containsExactly(true, true, false);
        say("\037E\377");
        assertRows("        ", "        ");
        say("\037E\000");
        assertRows("ab      ", "        ");
    }

    @Test
    void a_point_shares_the_place_of_its_character() {
        say("1\037.200\037,4\037;5");
        assertThat(decoder.cells().getFirst().stream().map(Cell::text).limit(5))
                .containsExactly("1", "2.", "0", "0", "4,");
        assertThat(Rows.of(decoder).getFirst()).startsWith("12.004,5;");
    }

    @Test
    void the_cursor_is_shown_when_told() {
        say("\037C\001a");
        assertThat(decoder.cursor()).contains(new Cursor(0, 1, true));
    }

    @Test
    void the_code_page_of_its_time_is_read() {
        say("\u00FC\u2502\u20A7");
        assertThat(Rows.of(decoder).getFirst()).isEqualTo("ü│₧     ");
    }

    @Test
    void what_is_for_the_printer_does_not_show() {
        say("ab\033=\001RECEIPT\n\033@\f\033=\002cd");
        assertRows("abcd    ", "        ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\037X\004",
                "\037#\001\002",
                "\037T\014\036",
                "\037U",
                "\037v\001",
                "\037:",
                "\037^\001\001",
                "\033t\020",
                "\033R\002",
                "\033%\001",
                "\033?A",
                "\033&\001AA\003abc",
                "\037(A\003\000xyz",
                "\037(E\000\000",
                "\037z",
                "\033z",
                "\033\037z",
                "\007"
            })
    void what_shows_nothing_takes_its_bytes_with_it(String sequence) {
        say("ab" + sequence + "cd");
        assertRows("abcd    ", "        ");
    }

    @Test
    void a_block_longer_than_any_real_one_is_not_believed() {
        say("\037(A\377\377ab");
        assertRows("ab      ", "        ");
    }

    @Test
    void an_initialisation_undoes_everything() {
        List<String> seen = new ArrayList<>();
        byte[] bytes = bytes("one\037r\001\037\003\037E\377\033@abcdefghi");
        decoder.accept(bytes, bytes.length, () -> seen.add(Rows.of(decoder).getFirst()));
        assertRows("abcdefgh", "i       ");
        assertThat(decoder.cells().getFirst().getFirst()).isEqualTo(new Cell("a", false, false));
        assertThat(seen).containsExactly("        ");
    }

    @Test
    void a_place_that_there_is_not_and_a_decimal_one_move_nothing_and_are_counted() {
        say("a\037$\011\001b");
        assertRows("ab      ", "        ");
        decoder = new EpsonDecoder(8, 2, CP437);
        say("\037$0101x");
        assertThat(decoder.tally().unknown()).isEqualTo(1);
        assertRows("01x     ", "        ");
    }

    private void say(String text) {
        byte[] bytes = bytes(text);
        decoder.accept(bytes, bytes.length, () -> {});
    }

    private static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char character = text.charAt(i);
            bytes[i] = character < 0x20 || character == 0xFF
                    ? (byte) character
                    : text.substring(i, i + 1).getBytes(CP437)[0];
        }
        return bytes;
    }

    private void assertRows(String... expected) {
        assertThat(Rows.of(decoder)).containsExactly(expected);
    }
}
