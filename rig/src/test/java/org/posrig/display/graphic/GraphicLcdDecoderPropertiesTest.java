package org.posrig.display.graphic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

final class GraphicLcdDecoderPropertiesTest {

    @Property(tries = 60, seed = "1")
    void any_split_of_a_stream_gives_the_same_pictures(@ForAll("rows") List<String> rows, @ForAll long cuts) {
        byte[] stream = new Tapped()
                .init()
                .screen(rows.toArray(String[]::new))
                .rest(9)
                .screen("请稍候")
                .bytes();
        assertThat(pictures(stream, new Random(cuts))).isEqualTo(pictures(stream, null));
    }

    @Property(tries = 100, seed = "2")
    void every_text_of_the_font_is_read_back(@ForAll("rows") List<String> rows) {
        GraphicLcdDecoder decoder = Tapped.decoder();
        byte[] stream = new Tapped().init().screen(rows.toArray(String[]::new)).bytes();
        decoder.accept(stream, stream.length, () -> {});
        assertThat(Tapped.rows(decoder).subList(0, rows.size()))
                .isEqualTo(rows.stream().map(String::stripTrailing).toList());
    }

    @Property(tries = 300, seed = "3")
    void any_bytes_are_survived_and_a_drawn_screen_is_right_again(@ForAll @Size(max = 600) byte[] garbage) {
        GraphicLcdDecoder decoder = Tapped.decoder();
        decoder.accept(garbage, garbage.length, () -> {});
        assertThat(decoder.cells()).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(16));

        // Garbage may have begun a frame, which ends with the bytes that come next: none of theirs is lost, the last
        // may be late.
        byte[] drawn = new Tapped().init().screen("交易成功").init().screen("交易成功").bytes();
        decoder.accept(drawn, drawn.length, () -> {});
        assertThat(Tapped.rows(decoder)).containsExactly("交易成功", "", "", "");
    }

    @Property(tries = 200, seed = "4")
    void whole_frames_among_garbage_are_found(@ForAll @Size(max = 200) byte[] garbage, @ForAll long commands) {
        // Frames with a right check, their contents at random: whatever they do to the controller, drawing anew mends
        // it.
        Random random = new Random(commands);
        Tapped tapped = new Tapped();
        for (int frame = 0; frame < 50; frame++) {
            int[] payload = random.ints(1 + random.nextInt(128), 0, 256).toArray();
            tapped.frame(random.nextBoolean() ? 'C' : 'D', payload);
        }
        for (byte value : garbage) {
            tapped.raw(value & 0xFF);
        }
        byte[] stream = tapped.init().screen("交易成功").init().screen("交易成功").bytes();
        GraphicLcdDecoder decoder = Tapped.decoder();
        decoder.accept(stream, stream.length, () -> {});
        assertThat(Tapped.rows(decoder)).containsExactly("交易成功", "", "", "");
    }

    @Provide
    Arbitrary<List<String>> rows() {
        List<String> characters =
                Tapped.FONT.characters().values().stream().sorted().toList();
        return Arbitraries.of(characters)
                .list()
                .ofMaxSize(8)
                .map(some -> String.join("", some))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static List<List<List<Cell>>> pictures(byte[] stream, @org.jspecify.annotations.Nullable Random cuts) {
        GraphicLcdDecoder decoder = Tapped.decoder();
        List<List<List<Cell>>> pictures = new ArrayList<>();
        int from = 0;
        while (from < stream.length) {
            int to = cuts == null ? stream.length : Math.min(stream.length, from + 1 + cuts.nextInt(90));
            byte[] part = Arrays.copyOfRange(stream, from, to);
            decoder.accept(part, part.length, () -> pictures.add(decoder.cells()));
            from = to;
        }
        pictures.add(decoder.cells());
        return pictures;
    }
}
