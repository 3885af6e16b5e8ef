package org.posrig.display;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Screen;
import org.posrig.terminal.ScreenHistory;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/** Numbers the screens of one display, leaves out what is no news, tells the rest. */
final class ScreenMaker {

    private final String terminal;
    private final ScreenHistory history;
    private final Timeline timeline;
    private final Supplier<String> lane;
    private long number;
    private List<List<Cell>> told = List.of();
    private boolean erased;
    private boolean bytesSinceTold;
    private Duration first = Duration.ZERO;
    private Duration last = Duration.ZERO;

    ScreenMaker(String terminal, ScreenHistory history, Timeline timeline, Supplier<String> lane) {
        this.terminal = terminal;
        this.history = history;
        this.timeline = timeline;
        this.lane = lane;
    }

    /** Bytes arrived. */
    void bytesAt(Duration at) {
        if (!bytesSinceTold) {
            first = at;
        }
        bytesSinceTold = true;
        last = at;
    }

    /** The display is about to be erased. */
    void erasing(DisplayDecoder decoder) {
        if (!isBlank(decoder.cells())) {
            show(decoder);
        }
        erased = true;
        bytesSinceTold = true;
        first = last;
    }

    /** What the decoder has is on the display now. */
    void show(DisplayDecoder decoder) {
        List<List<Cell>> cells = decoder.cells();
        bytesSinceTold = false;
        if (!erased && cells.equals(told)) {
            return;
        }
        erased = false;
        told = cells;
        Screen screen = new Screen(++number, first, last, cells, decoder.cursor());
        try {
            timeline.publish(
                    lane.get(),
                    new Happening.ScreenShown(terminal, screen.number(), first, last, screen.rows(), screen.inverse()));
        } finally {
            history.append(screen);
        }
    }

    /** What stands on the display is not known any more. */
    void forget() {
        told = List.of();
        erased = false;
        bytesSinceTold = false;
    }

    private static boolean isBlank(List<List<Cell>> cells) {
        return cells.stream().flatMap(List::stream).allMatch(Cell.BLANK::equals);
    }
}
