package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.posrig.terminal.Cell;

final class Vt100DecoderPropertiesTest {

    private static final int COLUMNS = 16;
    private static final int ROWS = 4;

    @Property(tries = 500, seed = "1")
    void any_split_of_a_stream_gives_the_same_display(
            @ForAll("streams") List<String> parts, @ForAll("charsets") Charset charset, @ForAll long cuts) {
        byte[] stream = String.join("", parts).getBytes(charset);
        assertThat(inPieces(stream, charset, cuts)).isEqualTo(whole(stream, charset));
    }

    @Property(tries = 1000, seed = "2")
    void any_bytes_in_any_split_are_survived_and_give_a_whole_grid(
            @ForAll @Size(max = 400) byte[] stream, @ForAll("charsets") Charset charset, @ForAll long cuts) {
        List<List<Cell>> cells = inPieces(stream, charset, cuts);
        assertThat(cells).isEqualTo(whole(stream, charset)).hasSize(ROWS);
        assertThat(cells).allSatisfy(row -> {
            assertThat(row).hasSize(COLUMNS);
            assertThat(row.getFirst().text()).isNotEmpty();
        });
    }

    @Property(tries = 1000, seed = "3")
    void after_any_bytes_an_erase_makes_it_right_again(
            @ForAll @Size(max = 200) byte[] garbage, @ForAll("charsets") Charset charset) {
        byte[] redrawn = "\033[2J\033[H\033[m交易成功\033[2;1H12.00元".getBytes(charset);
        byte[] stream = Arrays.copyOf(garbage, garbage.length + redrawn.length);
        System.arraycopy(redrawn, 0, stream, garbage.length, redrawn.length);
        assertThat(whole(stream, charset)).isEqualTo(whole(redrawn, charset));
    }

    @Property(tries = 300, seed = "4")
    void control_sequences_gone_wrong_are_survived(@ForAll("wrongSequences") List<String> parts) {
        byte[] stream = String.join("", parts).getBytes(Charset.forName("ISO-8859-1"));
        assertThat(whole(stream, Charset.forName("GB18030"))).hasSize(ROWS);
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of("GB18030", "GBK", "GB2312", "UTF-8", "Big5").map(Charset::forName);
    }

    @Provide
    Arbitrary<List<String>> streams() {
        return Arbitraries.of(
                        "\033[2J\033[H",
                        "\033[2;3H",
                        "\033[K",
                        "\033[1K",
                        "\033[7m",
                        "\033[0m",
                        "\r\n",
                        "\b",
                        "\033[?25l",
                        "消费",
                        "请输入",
                        "12.00",
                        "元",
                        "*",
                        "\033[J",
                        "\033c",
                        "\033]x\007",
                        "\t")
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<String>> wrongSequences() {
        return Arbitraries.of(
                        "\033", "[", "1", ";", "H", "J", "K", "m", "?", " ", "99999", "\u00cf", "\u0081", "c", "]",
                        "\n", "x", "A", "D")
                .list()
                .ofMaxSize(60);
    }

    private static List<List<Cell>> whole(byte[] stream, Charset charset) {
        Vt100Decoder decoder = new Vt100Decoder(COLUMNS, ROWS, charset);
        decoder.accept(stream, stream.length, () -> {});
        return decoder.cells();
    }

    private static List<List<Cell>> inPieces(byte[] stream, Charset charset, long cuts) {
        Vt100Decoder decoder = new Vt100Decoder(COLUMNS, ROWS, charset);
        Random random = new Random(cuts);
        for (int from = 0; from < stream.length; ) {
            int to = Math.min(stream.length, from + 1 + random.nextInt(5));
            decoder.accept(Arrays.copyOfRange(stream, from, to), to - from, () -> {});
            from = to;
        }
        return decoder.cells();
    }
}
