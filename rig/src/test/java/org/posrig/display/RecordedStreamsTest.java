package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.Golden;
import org.posrig.serial.Recording;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Cursor;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.DisplayProtocol;

/**
 * Streams as they come over a line, each with the screens that stood while it was silent. Those of VT100 were recorded from dialog and
 * tmux; their screens are what tmux, as a terminal, makes of the same bytes.
 */
final class RecordedStreamsTest {

    private static final Duration SILENCE = Duration.ofMillis(90);

    @ParameterizedTest
    @CsvSource({
        "vt100-dialog-menu, VT100, 40, 12, UTF-8",
        "vt100-dialog-gauge, VT100, 40, 12, UTF-8",
        "vt100-dialog-chinese, VT100, 40, 12, UTF-8",
        "vt100-tmux-two-panes, VT100, 40, 12, UTF-8",
        "cd5220-sale, CD5220, 20, 2, GB18030",
        "cd5220-cursor, CD5220, 20, 2, IBM437",
        "epson-sale, EPSON, 20, 2, IBM437",
        "lines-boot, LINES, 16, 4, GB18030"
    })
    void a_recorded_stream_shows_its_screens(
            String name, DisplayProtocol protocol, int columns, int rows, String charset)
            throws IOException, URISyntaxException {
        Recording recording = recording(name);
        DisplayGeometry geometry = new DisplayGeometry(protocol, Charset.forName(charset), columns, rows);
        DisplayDecoder asItCame = DisplayDecoder.of(geometry);
        DisplayDecoder byteByByte = DisplayDecoder.of(geometry);
        List<String> screens = new ArrayList<>();
        for (int i = 0; i < recording.pieces().size(); i++) {
            byte[] bytes = recording.pieces().get(i).bytes();
            asItCame.accept(bytes, bytes.length, () -> {});
            for (byte value : bytes) {
                byteByByte.accept(new byte[] {value}, 1, () -> {});
            }
            if (silentAfter(recording, i)) {
                screens.add(drawn(asItCame));
                assertThat(drawn(byteByByte)).isEqualTo(screens.getLast());
            }
        }
        Golden.assertSame(RecordedStreamsTest.class, "recordings/" + name + ".screens", String.join("\n", screens));
        assertThat(asItCame.tally().replacements()).isZero();
        assertThat(asItCame.tally().unknown()).isZero();
    }

    static Recording recording(String name) throws URISyntaxException {
        return Recording.read(Path.of(RecordedStreamsTest.class
                .getResource("recordings/" + name + ".txt")
                .toURI()));
    }

    private static boolean silentAfter(Recording recording, int index) {
        List<Recording.Piece> pieces = recording.pieces();
        return index == pieces.size() - 1
                || pieces.get(index + 1).at().minus(pieces.get(index).at()).compareTo(SILENCE) > 0;
    }

    /** The rows in a box, below them inverse as {@code #} and blink as {@code *} where there are any, and the cursor. */
    private static String drawn(DisplayDecoder decoder) {
        StringBuilder text = new StringBuilder();
        List<List<Cell>> cells = decoder.cells();
        List<String> rows = Rows.of(decoder);
        for (int row = 0; row < rows.size(); row++) {
            text.append('|')
                    .append(rows.get(row))
                    .append('|')
                    .append(marks(cells.get(row)))
                    .append('\n');
        }
        Optional<Cursor> cursor = decoder.cursor();
        return text
                + cursor.map(at -> "cursor " + at.row() + "," + at.column() + (at.shown() ? "" : " hidden"))
                        .orElse("no cursor")
                + "\n";
    }

    private static String marks(List<Cell> row) {
        StringBuilder marks = new StringBuilder();
        row.forEach(cell -> marks.append(cell.inverse() ? '#' : cell.blink() ? '*' : ' '));
        return marks.toString().isBlank() ? "" : " " + marks.toString().stripTrailing();
    }
}
