package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posrig.terminal.Cell;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.DisplayProtocol;

/** What every decoder must keep, whatever its protocol. */
final class DisplayDecoderContractTest {

    private static final int COLUMNS = 16;
    private static final int ROWS = 4;
    private static final List<Charset> CHARSETS =
            List.of("GB18030", "GBK", "GB2312", "UTF-8", "Big5", "IBM437").stream()
                    .map(Charset::forName)
                    .toList();

    /** What no open command of any of them is longer than. */
    private static final int LONGEST_COMMAND = PanelCommand.LONGEST_BLOCK + 8;

    record Sample(DisplayProtocol protocol, Charset charset) {

        DisplayDecoder decoder() {
            return DisplayDecoder.of(new DisplayGeometry(protocol, charset, COLUMNS, ROWS));
        }

        /** Undoes whatever garbage may have done, then shows two rows. */
        byte[] redrawn() {
            String way = switch (protocol) {
                case VT100 -> "\033c\033[2J\033[H交易成功\033[2;1H12.00";
                case CD5220 -> "\033=\002\033@\f\033QA交易成功\r\033QB12.00\r";
                case EPSON -> "\033=\002\033@\f交易成功\037$\001\00212.00";
                case LINES, ST7565 -> "\f交易成功\r\n12.00";
            };
            return way.getBytes(charset);
        }

        byte[] cleared() {
            String way = switch (protocol) {
                case VT100 -> "\033[2J";
                case CD5220, EPSON, LINES, ST7565 -> "\f";
            };
            return way.getBytes(charset);
        }
    }

    @Property(tries = 800, seed = "11")
    void any_split_of_a_stream_gives_the_same_display(
            @ForAll("samples") Sample sample, @ForAll("streams") List<String> parts, @ForAll long cuts) {
        byte[] stream = String.join("", parts).getBytes(sample.charset());
        assertThat(inPieces(sample, stream, cuts)).isEqualTo(whole(sample, stream));
    }

    @Property(tries = 800, seed = "12")
    void any_bytes_in_any_split_give_a_whole_grid(
            @ForAll("samples") Sample sample, @ForAll @Size(max = 400) byte[] stream, @ForAll long cuts) {
        List<List<Cell>> cells = inPieces(sample, stream, cuts);
        assertThat(cells).isEqualTo(whole(sample, stream));
        assertWhole(cells);
    }

    @Property(tries = 400, seed = "13")
    void after_any_garbage_the_next_screen_is_right(
            @ForAll("samples") Sample sample,
            @ForAll("garbage") List<String> garbage,
            @ForAll @Size(max = 60) byte[] noise) {
        byte[] redrawn = sample.redrawn();
        DisplayDecoder decoder = sample.decoder();
        accept(decoder, String.join("", garbage).getBytes(sample.charset()));
        accept(decoder, noise);
        for (int taken = 0; taken <= LONGEST_COMMAND; taken += redrawn.length) {
            accept(decoder, redrawn);
        }
        DisplayDecoder fresh = sample.decoder();
        accept(fresh, redrawn);
        assertThat(decoder.cells()).isEqualTo(fresh.cells());
        assertThat(decoder.cursor()).isEqualTo(fresh.cursor());
    }

    @Property(tries = 300, seed = "14")
    void a_clear_leaves_a_blank_display_and_is_told_before(
            @ForAll("samples") Sample sample, @ForAll("texts") List<String> parts) {
        DisplayDecoder decoder = sample.decoder();
        accept(decoder, String.join("", parts).getBytes(sample.charset()));
        List<List<Cell>> before = decoder.cells();
        byte[] clear = sample.cleared();
        List<List<List<Cell>>> told = new java.util.ArrayList<>();
        decoder.accept(clear, clear.length, () -> told.add(decoder.cells()));
        assertThat(told).containsExactly(before);
        assertThat(decoder.cells()).allSatisfy(row -> assertThat(row).containsOnly(Cell.BLANK));
    }

    @Property(tries = 300, seed = "15")
    void a_reset_leaves_nothing_of_what_was(
            @ForAll("samples") Sample sample,
            @ForAll("streams") List<String> before,
            @ForAll("streams") List<String> after) {
        DisplayDecoder decoder = sample.decoder();
        accept(decoder, String.join("", before).getBytes(sample.charset()));
        decoder.reset();
        byte[] stream = String.join("", after).getBytes(sample.charset());
        accept(decoder, stream);
        DisplayDecoder fresh = sample.decoder();
        accept(fresh, stream);
        assertThat(decoder.cells()).isEqualTo(fresh.cells());
        assertThat(decoder.cursor()).isEqualTo(fresh.cursor());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ST7565")
    void what_was_handed_out_does_not_change(DisplayProtocol protocol) {
        DisplayDecoder decoder = new Sample(protocol, CHARSETS.getFirst()).decoder();
        accept(decoder, "one".getBytes(CHARSETS.getFirst()));
        List<List<Cell>> cells = decoder.cells();
        accept(decoder, "two\ftwo".getBytes(CHARSETS.getFirst()));
        assertThat(cells.getFirst().getFirst().text()).isEqualTo("o");
        assertThat(cells.getFirst().get(3)).isEqualTo(Cell.BLANK);
    }

    /** A million in all, ten million with {@code --long}; what shows of it is bounded by the cells, so nothing can pile up. */
    @Test
    void random_bytes_are_survived_and_pile_nothing_up() {
        int each = (Boolean.getBoolean("posrig.long") ? 10_000_000 : 1_000_000)
                / (DisplayProtocol.texts().size() * CHARSETS.size());
        Random random = new Random(20_260_001);
        for (DisplayProtocol protocol : DisplayProtocol.texts()) {
            for (Charset charset : CHARSETS) {
                Sample sample = new Sample(protocol, charset);
                DisplayDecoder decoder = sample.decoder();
                byte[] piece = new byte[97];
                for (int sent = 0; sent < each; sent += piece.length) {
                    random.nextBytes(piece);
                    likely(piece, random);
                    accept(decoder, piece);
                }
                assertWhole(decoder.cells());
                assertThat(decoder.tally().bytes()).isBetween((long) each, each + 97L);
                byte[] redrawn = sample.redrawn();
                for (int taken = 0; taken <= LONGEST_COMMAND; taken += redrawn.length) {
                    accept(decoder, redrawn);
                }
                DisplayDecoder fresh = sample.decoder();
                accept(fresh, redrawn);
                assertThat(decoder.cells()).as(sample.toString()).isEqualTo(fresh.cells());
            }
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Combinators.combine(Arbitraries.of(DisplayProtocol.texts()), Arbitraries.of(CHARSETS))
                .as(Sample::new);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("消费", "请输入", "12.00", "*", "\r", "\n", "abcdefghijkl", "\b", "\t", "→Я")
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<String>> streams() {
        return Arbitraries.of(
                        "消费",
                        "请输入",
                        "12.00",
                        "元",
                        "*",
                        "\r\n",
                        "\r",
                        "\b",
                        "\t",
                        "\013",
                        "\f",
                        "\030",
                        "\033@",
                        "\033c",
                        "\033[2J",
                        "\033[H",
                        "\033[2;3H",
                        "\033[7m",
                        "\033[5m",
                        "\033[?25l",
                        "\033QA",
                        "\033QB",
                        "\033QD",
                        "\033l\003\002",
                        "\033\022",
                        "\033\023",
                        "\033_\001",
                        "\033[K",
                        "\033=\001",
                        "\033=\002",
                        "\037$\003\002",
                        "\037\002",
                        "\037\003",
                        "\037r\001",
                        "\037E\005",
                        "\037.5",
                        "\037(A\002\000xy",
                        "\033&\001AA\003abc",
                        "\033]x\007",
                        "\033[2;3r",
                        "\033M",
                        "\0337",
                        "\0338",
                        "\033(0",
                        "\033)0",
                        "\016",
                        "\017",
                        "\033[2P",
                        "\033[3@",
                        "\033[L",
                        "\033[2M",
                        "\033[4X")
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<String>> garbage() {
        return Arbitraries.of(
                        "\033", "\037", "Q", "[", "(", "&", "=", "\001", "\003", "\377", "A", "l", "$", "9999", "E",
                        "\002", "\r", "\n", "]", "P", "消", "x", "7", "h", "?")
                .list()
                .ofMaxSize(60);
    }

    /** Every eighth byte becomes one that begins or means something. */
    private static void likely(byte[] piece, Random random) {
        byte[] telling = {
            0x1B, 0x1F, '[', 'Q', 'A', '(', '&', 1, 2, 3, '=', 'H', 'J', 'm', ';', '2', '\r', '\n', 0x0C, '$'
        };
        for (int i = 0; i < piece.length; i += 1 + random.nextInt(8)) {
            piece[i] = telling[random.nextInt(telling.length)];
        }
    }

    private static void assertWhole(List<List<Cell>> cells) {
        assertThat(cells).hasSize(ROWS);
        assertThat(cells).allSatisfy(row -> {
            assertThat(row).hasSize(COLUMNS);
            assertThat(row.getFirst().text()).isNotEmpty();
            assertThat(row).allSatisfy(cell -> assertThat(cell.text()).hasSizeLessThanOrEqualTo(2));
        });
    }

    private static void accept(DisplayDecoder decoder, byte[] bytes) {
        decoder.accept(bytes, bytes.length, () -> {});
    }

    private static List<List<Cell>> whole(Sample sample, byte[] stream) {
        DisplayDecoder decoder = sample.decoder();
        accept(decoder, stream);
        return decoder.cells();
    }

    private static List<List<Cell>> inPieces(Sample sample, byte[] stream, long cuts) {
        DisplayDecoder decoder = sample.decoder();
        Random random = new Random(cuts);
        for (int from = 0; from < stream.length; ) {
            int to = Math.min(stream.length, from + 1 + random.nextInt(5));
            accept(decoder, Arrays.copyOfRange(stream, from, to));
            from = to;
        }
        return decoder.cells();
    }
}
