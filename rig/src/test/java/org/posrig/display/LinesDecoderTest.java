package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinesDecoderTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final LinesDecoder decoder = new LinesDecoder(8, 3, GB18030);

    @Test
    void the_last_lines_stand_on_the_display_whatever_ends_them() {
        say("one\r\ntwo\n");
        assertRows("one     ", "two     ", "        ");
        say("three\r\nfour\r\n");
        assertRows("two     ", "three   ", "four    ");
        say("\r\nx");
        assertRows("four    ", "        ", "x       ");
    }

    @Test
    void many_empty_lines_empty_it() {
        say("one\n\n\n\n\n\n\nx");
        assertRows("        ", "        ", "x       ");
    }

    @Test
    void a_carriage_return_alone_writes_the_row_anew() {
        say("Total 12.00\rwait");
        assertRows("Total 12", "wait    ", "        ");
        say("\rok");
        assertRows("Total 12", "ok      ", "        ");
    }

    @Test
    void what_is_too_long_goes_on_in_the_next_row() {
        say("abcdefg消费");
        assertRows("abcdefg ", "消费    ", "        ");
    }

    @Test
    void a_form_feed_clears() {
        List<String> seen = new ArrayList<>();
        byte[] bytes = "one\ntwo\n\fthree".getBytes(GB18030);
        decoder.accept(bytes, bytes.length, () -> seen.addAll(Rows.of(decoder)));
        assertThat(seen).startsWith("one     ", "two     ");
        assertRows("three   ", "        ", "        ");
    }

    @Test
    void other_control_characters_leave_no_trace_and_are_counted() {
        say("a\0b\033c\177d\te\bf");
        assertRows("abcd f  ", "        ", "        ");
        assertThat(decoder.tally().unknown()).isEqualTo(3);
        assertThat(decoder.cursor()).isEmpty();
    }

    private void say(String text) {
        byte[] bytes = text.getBytes(GB18030);
        decoder.accept(bytes, bytes.length, () -> {});
    }

    private void assertRows(String... expected) {
        assertThat(Rows.of(decoder)).containsExactly(expected);
    }
}
