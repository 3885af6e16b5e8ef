package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posrig.terminal.Cursor;

/** Two rows of eight columns, so that edges are near. */
final class Cd5220DecoderTest {

    private static final Charset GBK = Charset.forName("GBK");

    private final Cd5220Decoder decoder = new Cd5220Decoder(8, 2, GBK);

    @Test
    void whole_rows_come_with_their_carriage_return() {
        say("\033@\fold\033QASALE\rafter");
        // What comes outside of ESC Q is written where the cursor stood before.
        assertRows("SALafter", "        ");
        say("\f\033QA12.00\r\033QBENTER PIN");
        assertRows("12.00   ", "        ");
        say("\r");
        assertRows("12.00   ", "ENTER PI");
    }

    @Test
    void a_row_is_replaced_as_a_whole() {
        say("\033QA12345678\r\033QAab\r");
        assertRows("ab      ", "        ");
    }

    @Test
    void while_rows_are_written_whole_the_cursor_is_not_obeyed_until_clear_or_cancel() {
        say("\033QAone\r\033l\002\002\033[K\n\013x");
        assertRows("xne     ", "        ");
        say("\f\033l\002\002y");
        assertRows("        ", " y      ");
        say("\033QBtwo\r\030\033l\003\001z");
        assertRows("  z     ", "        ");
    }

    @Test
    void a_row_that_never_ends_is_shown_by_the_next_command_and_gone_with_a_clear() {
        say("\033QAone\033QBtwo\f");
        assertRows("        ", "        ");
        say("\033QAone\033QBtwo\r");
        assertRows("one     ", "two     ");
    }

    @Test
    void text_that_walks_is_kept_from_its_beginning() {
        say("\033QDwelcome to our shop\r");
        assertRows("welcome ", "        ");
    }

    @Test
    void text_goes_from_row_to_row_and_begins_anew_in_overwrite_mode() {
        say("abcdefgh");
        assertThat(decoder.cursor()).contains(new Cursor(1, 0, false));
        say("ijklmnopQ");
        assertRows("Qbcdefgh", "ijklmnop");
    }

    @Test
    void the_rows_scroll_in_vertical_mode() {
        say("\033\022abcdefghijklmnopQ");
        assertRows("ijklmnop", "Q       ");
        say("\n");
        assertRows("Q       ", "        ");
        say("\033[A\033[A");
        assertRows("        ", "Q       ");
    }

    @Test
    void the_row_scrolls_in_horizontal_mode() {
        say("\033\023abcdefghi");
        assertRows("bcdefghi", "        ");
        say("交");
        assertRows("defghi交", "        ");
        say("\r\b");
        assertRows(" defghi ", "        ");
    }

    @Test
    void the_cursor_goes_where_it_is_sent() {
        say("\033l\003\002a\013b\033[Rc\033[Ld\033[Be\033[A\033[Cf\033[Kg\033[Hh\ti\b\bj");
        assertRows("hji    c", "d af   g");
    }

    @Test
    void a_place_that_there_is_not_moves_nothing() {
        say("ab\033l\011\001c\033l\001\003d\033l\000\000e");
        assertRows("abcde   ", "        ");
    }

    @Test
    void back_over_the_edges_in_overwrite_mode() {
        say("\033l\001\002\bx\033l\001\001\by\033l\010\002\tz");
        assertRows("z      x", "       y");
    }

    @Test
    void the_cursor_is_shown_when_told() {
        say("\033_\001ab");
        assertThat(decoder.cursor()).contains(new Cursor(0, 2, true));
        say("\033_\000");
        assertThat(decoder.cursor()).contains(new Cursor(0, 2, false));
    }

    @Test
    void what_is_for_the_printer_does_not_show() {
        say("ab\033=\001RECEIPT\r\n\033@\f\033=\002cd");
        assertRows("abcd    ", "        ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\033*\004",
                "\033?\101",
                "\033%\001",
                "\033fA",
                "\033cR",
                "\033t\001",
                "\033R\002",
                "\033W\001\001\010\001",
                "\033&\001\101\102\005abcde\003xyz",
                "\033&\001\101\101\000",
                "\033z",
                "\033\033z",
                "\007"
            })
    void what_shows_nothing_takes_its_bytes_with_it(String sequence) {
        say("ab" + sequence + "cd");
        assertRows("abcd    ", "        ");
    }

    @Test
    void what_only_looks_like_a_download_of_glyphs_is_not_believed() {
        say("\033&ABCde");
        assertRows("de      ", "        ");
        say("\f\033&\001\101\102\200fg");
        assertRows("fg      ", "        ");
    }

    @Test
    void Chinese_rows_keep_their_halves_together() {
        say("\033QA请输入密码吗\r\033QB1消费\r");
        assertRows("请输入密", "1消费   ");
        say("\f1234567费");
        assertRows("1234567 ", "费      ");
    }

    @Test
    void before_a_clear_and_before_an_initialisation_the_display_is_still_there() {
        List<String> seen = new ArrayList<>();
        byte[] bytes = "one\ftwo\033@three".getBytes(GBK);
        decoder.accept(
                bytes, bytes.length, () -> seen.add(Rows.of(decoder).getFirst().strip()));
        assertThat(seen).containsExactly("one", "two");
        assertRows("three   ", "        ");
    }

    @Test
    void commands_that_it_has_not_are_counted() {
        say("\033[2J\033[1;1H\033[KAB\f\033QAx\r");
        Tally tally = decoder.tally();
        assertThat(tally.commands()).isEqualTo(3);
        assertThat(tally.unknown()).isEqualTo(2);
        assertThat(tally.replacements()).isZero();
    }

    @Test
    void a_display_without_columns_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cd5220Decoder(0, 2, StandardCharsets.UTF_8))
                .withMessage("A display has 1 to 400 columns and 1 to 200 rows, not 0 and 2.");
    }

    private void say(String text) {
        byte[] bytes = text.getBytes(GBK);
        decoder.accept(bytes, bytes.length, () -> {});
    }

    private void assertRows(String... expected) {
        assertThat(Rows.of(decoder)).containsExactly(expected);
    }
}
