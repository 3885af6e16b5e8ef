package org.posrig.display;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Screen;
import org.posrig.terminal.ScreenHistory;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/** Numbers the screens of one display, leaves out what is no news, tells the rest. */
final class ScreenMaker implements AutoCloseable {

    private final String terminal;
    private final ScreenHistory history;
    private final Timeline timeline;
    private final Supplier<String> lane;
    private final Optional<ReadText> read;
    private final SecretEntry secretEntry;
    private List<String> toldRows = List.of();
    private long number;
    private List<List<Cell>> told = List.of();
    private boolean erased;
    private boolean bytesSinceTold;
    private Duration first = Duration.ZERO;
    private Duration last = Duration.ZERO;

    ScreenMaker(
            String terminal,
            Optional<Charset> charset,
            ScreenHistory history,
            Timeline timeline,
            Supplier<String> lane) {
        this.terminal = terminal;
        this.history = history;
        this.timeline = timeline;
        this.lane = lane;
        this.read = charset.map(ReadText::new);
        this.secretEntry = new SecretEntry(timeline, terminal);
    }

    /** Bytes arrived. */
    void bytesAt(Duration at, byte[] bytes, int length) {
        read.ifPresent(text -> text.accept(bytes, length));
        secretEntry.bytes();
        if (!bytesSinceTold) {
            first = at;
        }
        bytesSinceTold = true;
        last = at;
    }

    /** The display is about to be erased. */
    void erasing(DisplayDecoder decoder) {
        if (!isBlank(decoder.cells())) {
            showScreen(decoder);
        }
        erased = true;
        bytesSinceTold = true;
        first = last;
    }

    /** What the decoder has is on the display now. */
    void show(DisplayDecoder decoder) {
        boolean secret = secretEntry.now();
        int rows = showScreen(decoder);
        decoder.takeNews().forEach(news -> timeline.publish(lane.get(), new Happening.Note(terminal + ": " + news)));
        read.filter(text -> text.bytes() > 0).ifPresent(text -> tellRead(text, rows, secret));
    }

    private void tellRead(ReadText read, int rows, boolean secret) {
        long bytes = read.bytes();
        String text = read.take(toldRows, secret);
        toldRows = toldRows.subList(Math.max(0, toldRows.size() - rows), toldRows.size());
        timeline.publish(lane.get(), new Happening.DisplayRead(terminal, number, first, last, bytes, text));
    }

    /** Shows what the decoder has where it is news; says how many rows it has. */
    private int showScreen(DisplayDecoder decoder) {
        List<List<Cell>> cells = decoder.cells();
        bytesSinceTold = false;
        if (!erased && cells.equals(told)) {
            return cells.size();
        }
        Screen screen = new Screen(++number, first, last, cells, decoder.cursor());
        try {
            tell(new Screen(number, first, last, secretEntry.told(cells, told), screen.cursor()));
        } finally {
            erased = false;
            told = cells;
            history.append(screen);
        }
        return cells.size();
    }

    // What the timeline makes of a screen is without secrets: what came over the line must not say more.
    private void tell(Screen screen) {
        Happening shown =
                new Happening.ScreenShown(terminal, screen.number(), first, last, screen.rows(), screen.inverse());
        if (timeline.publish(lane.get(), shown).what() instanceof Happening.ScreenShown filtered && read.isPresent()) {
            toldRows =
                    Stream.concat(toldRows.stream(), filtered.rows().stream()).toList();
        }
    }

    /** What stands on the display is not known any more. */
    void forget() {
        told = List.of();
        erased = false;
        bytesSinceTold = false;
        read.ifPresent(ReadText::reset);
    }

    @Override
    public void close() {
        secretEntry.close();
    }

    private static boolean isBlank(List<List<Cell>> cells) {
        return cells.stream().flatMap(List::stream).allMatch(Cell.BLANK::equals);
    }
}
