package org.posrig.display.graphic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.posrig.terminal.Cell;

final class GraphicLcdDecoderTest {

    private static final Runnable NOTHING = () -> {};

    private final GraphicLcdDecoder decoder = Tapped.decoder();

    private List<String> after(Tapped tapped) {
        byte[] bytes = tapped.bytes();
        decoder.accept(bytes, bytes.length, NOTHING);
        return Tapped.rows(decoder);
    }

    @Test
    void chinese_and_latin_text_is_read_from_the_dots() {
        assertThat(after(new Tapped().init().screen("请输入密码:", "金额 12.00元", "", "******")))
                .containsExactly("请输入密码:", "金额 12.00元", "", "******");
        assertThat(decoder.takeNews()).isEmpty();
    }

    @Test
    void a_wide_character_takes_two_cells_the_right_one_empty() {
        after(new Tapped().init().screen("A消B"));
        assertThat(decoder.cells().getFirst().subList(0, 5))
                .containsExactly(
                        new Cell("A", false),
                        new Cell("消", false),
                        new Cell("", false),
                        new Cell("B", false),
                        Cell.BLANK);
    }

    @Test
    void inverse_rows_are_read_as_inverse_blanks_included() {
        after(new Tapped().init().screen("~ 消费 ", "12.00"));
        assertThat(Tapped.rows(decoder)).startsWith(" 消费", "12.00");
        assertThat(decoder.cells().getFirst()).allMatch(Cell::inverse);
        assertThat(decoder.cells().get(1)).noneMatch(Cell::inverse);
    }

    @Test
    void the_controllers_own_inverse_video_inverts_every_cell() {
        after(new Tapped().init().screen("消费", "12.00").commands(0xA7));
        assertThat(Tapped.rows(decoder)).startsWith("消费", "12.00");
        assertThat(decoder.cells()).allSatisfy(row -> assertThat(row).allMatch(Cell::inverse));
    }

    @Test
    void a_display_that_is_off_shows_nothing_and_shows_its_memory_when_it_is_on_again() {
        assertThat(after(new Tapped().init().screen("消费").commands(0xAE))).containsOnly("");
        assertThat(after(new Tapped().commands(0xAF))).startsWith("消费");
    }

    @Test
    void the_start_line_scrolls_the_picture() {
        assertThat(after(new Tapped()
                        .init()
                        .screen("one", "two", "three", "four")
                        .commands(0x40 | 16)))
                .containsExactly("two", "three", "four", "one");
    }

    @Test
    void data_stops_behind_the_last_column_and_the_page_stays() {
        Tapped tapped = new Tapped().init().screen("", "消费").commands(0xB0, 0x18, 0x04);
        for (int times = 0; times < 3; times++) {
            tapped.data(new int[128]);
        }
        assertThat(after(tapped)).startsWith("", "消费");
    }

    @Test
    void read_modify_write_returns_to_the_column_it_began_at() {
        Tapped tapped = new Tapped().init().screen("", "消费").commands(0xB0, 0x10, 0x00, 0xE0);
        tapped.data(0xFF, 0xFF).commands(0xEE).data(0, 0);
        assertThat(after(tapped)).startsWith("", "消费");
    }

    @Test
    void a_command_that_takes_a_second_byte_takes_it() {
        // 0x81 sets the contrast; its parameter 0x2E looks like nothing, 0xAE like "display off".
        assertThat(after(new Tapped().init().screen("消费").commands(0x81, 0xAE))).startsWith("消费");
    }

    @Test
    void glass_that_hangs_on_columns_4_to_131_is_read_with_that_first_column() {
        GraphicLcdDecoder shifted = new GraphicLcdDecoder(16, 4, 4, Tapped.FONT);
        byte[] bytes = new Tapped().init().screen(4, "消费", "12.00").bytes();
        shifted.accept(bytes, bytes.length, NOTHING);
        assertThat(Tapped.rows(shifted)).startsWith("消费", "12.00");
    }

    @Test
    void a_glyph_that_no_font_has_is_shown_as_a_picture_once_and_read_when_it_is_named() {
        Glyph heart = Glyph.parse("000000006CFEFEFEFE7C381000000000").orElseThrow();
        Tapped drawn = new Tapped().init().screen("").commands(0xB0, 0x10, 0x00);
        drawn.data(column(heart, 0)).commands(0xB1, 0x10, 0x00).data(column(heart, 1));

        assertThat(after(drawn).getFirst()).isEqualTo(GlyphReader.UNKNOWN);
        after(drawn);
        assertThat(decoder.takeNews())
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .contains("glyphs: {\"" + heart.hex() + "\": \"?\"}")
                        .contains("\n▄██▄██▄ \n███████ "));

        GraphicLcdDecoder taught = new GraphicLcdDecoder(16, 4, 0, Tapped.FONT.with(Map.of(heart, "♥")));
        byte[] bytes = drawn.bytes();
        taught.accept(bytes, bytes.length, NOTHING);
        assertThat(Tapped.rows(taught)).startsWith("♥");
    }

    private static int[] column(Glyph glyph, int page) {
        int[] bytes = new int[8];
        for (int column = 0; column < 8; column++) {
            for (int bit = 0; bit < 8; bit++) {
                bytes[column] |= (glyph.dot(page * 8 + bit, column) ? 1 : 0) << bit;
            }
        }
        return bytes;
    }

    @Test
    void what_stood_until_the_bus_rested_is_shown_before_the_next_picture_replaces_it() {
        List<List<String>> before = new ArrayList<>();
        byte[] bytes = new Tapped()
                .init()
                .screen("请稍候")
                .rest(300)
                .screen("[55]", "密码错")
                .rest(20)
                .screen("请输入密码:")
                .bytes();
        decoder.accept(bytes, bytes.length, () -> before.add(Tapped.rows(decoder)));
        assertThat(before).hasSize(2);
        assertThat(before.getFirst()).startsWith("请稍候", "");
        assertThat(before.getLast()).startsWith("[55]", "密码错");
        assertThat(Tapped.rows(decoder)).startsWith("请输入密码:", "");
    }

    @Test
    void a_screen_that_is_drawn_whole_once_more_after_a_rest_is_shown_once_more_and_a_part_of_it_is_not() {
        List<String> erased = new ArrayList<>();
        byte[] whole = new Tapped().init().screen("消费").rest(100).screen("消费").bytes();
        decoder.accept(whole, whole.length, () -> erased.add("erased"));
        assertThat(erased).hasSize(1);

        byte[] part = new Tapped()
                .rest(100)
                .commands(0xB7, 0x10, 0x00)
                .data(new int[128])
                .bytes();
        decoder.accept(part, part.length, () -> erased.add("erased"));
        assertThat(erased).hasSize(1);
    }

    @Test
    void a_damaged_frame_is_told_and_the_picture_is_right_once_it_is_drawn_again() {
        byte[] bytes = new Tapped().init().screen("消费", "12.00").bytes();
        bytes[40] ^= 1;
        decoder.accept(bytes, bytes.length, NOTHING);
        assertThat(decoder.takeNews())
                .singleElement()
                .satisfies(said -> assertThat(said).startsWith("Bytes of the display's tap were damaged or lost"));
        assertThat(after(new Tapped().screen("消费", "12.00"))).startsWith("消费", "12.00");
    }

    @Test
    void a_reset_line_that_falls_ends_the_picture_until_the_display_is_switched_on() {
        assertThat(after(new Tapped().init().screen("消费").frame('R'))).containsOnly("");
        assertThat(after(new Tapped().init().screen("系统启动中"))).startsWith("系统启动中");
    }

    @Test
    void the_check_is_the_published_crc_8() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(TapFrames.check(digits, 0, digits.length) & 0xFF).isEqualTo(0xF4);
    }

    @Test
    void frames_of_a_length_that_their_kind_has_not_are_damage_and_what_follows_is_read() {
        Tapped tapped =
                new Tapped().frame('P', 1).frame('R', 1, 2, 3).frame('C').raw(0xA5, 'D', 200);
        for (int count = 0; count < 204; count++) {
            tapped.raw(0);
        }
        assertThat(after(tapped.init().screen("消费"))).startsWith("消费");
        assertThat(decoder.takeNews()).isNotEmpty();
    }

    @Test
    void sizes_that_the_glass_has_not_are_refused() {
        assertThatThrownBy(() -> new GraphicLcdDecoder(17, 4, 0, GlyphFont.empty()))
                .hasMessageContaining("1 to 16 columns, 1 to 4 rows");
    }
}
