package org.posrig.display;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.serial.ByteLink;
import org.posrig.serial.ByteLinkListener;
import org.posrig.terminal.Display;
import org.posrig.terminal.ScreenHistory;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * A display at the end of a byte link. What its decoder holds becomes a screen
 *
 * <ul>
 *   <li>when no byte has come for the quiet time,
 *   <li>right before the display is erased, so that a message that flashes and goes within one read is seen,
 *   <li>every 100 ms while bytes keep coming.
 * </ul>
 *
 * <p>What looks like the screen before is a screen of its own only after an erase: the terminal has shown it once more. A blank display
 * is a screen only when it lasts. Screens reach the timeline before the history, so whoever waits finds the event there already.
 */
public final class SerialDisplay implements Display {

    private static final long LONGEST_STREAM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String terminal;
    private final ByteLink link;
    private final DisplayDecoder decoder;
    private final long quietNanos;
    private final Timeline timeline;
    private final Supplier<String> lane;
    private final ScreenHistory history = new ScreenHistory();
    private final ScreenMaker maker;
    private final QuietWatch watch;

    /**
     * Starts the link; this display owns it from now on.
     *
     * @param quiet how long the line is silent after a complete screen, see {@code SerialSettings.quiet}
     * @param lane the lane whose scenario has the terminal at the moment
     * @throws RigFault when the link is not there
     */
    public SerialDisplay(
            String terminal,
            ByteLink link,
            DisplayDecoder decoder,
            Duration quiet,
            Timeline timeline,
            Supplier<String> lane) {
        this.terminal = terminal;
        this.link = link;
        this.decoder = decoder;
        this.quietNanos = quiet.toNanos();
        this.timeline = timeline;
        this.lane = lane;
        this.maker = new ScreenMaker(terminal, decoder.charset(), history, timeline, lane);
        this.watch = new QuietWatch("display " + terminal, () -> guarded(() -> maker.show(decoder)));
        try {
            link.start(new Line());
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    @Override
    public ScreenHistory history() {
        return history;
    }

    /** Closes the link too. */
    @Override
    public void close() {
        link.close();
        watch.close();
        maker.close();
    }

    /** A screen that cannot be told is a fault of the rig: whoever waits for screens must hear of it. */
    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            history.lineLost(
                    e instanceof RigFault fault
                            ? fault
                            : new RigFault(
                                    RigFault.Cause.STORAGE,
                                    "What the display of " + terminal + " shows could not be recorded.",
                                    "Look for the first error in the run's log.",
                                    e));
        }
    }

    private final class Line implements ByteLinkListener {

        @Override
        public void bytes(byte[] bytes, int length) {
            Duration at = timeline.now();
            watch.run(() -> {
                history.byteArrived();
                maker.bytesAt(at, bytes, length);
                decoder.accept(bytes, length, () -> guarded(() -> maker.erasing(decoder)));
                watch.expect(quietNanos, LONGEST_STREAM_NANOS);
            });
        }

        @Override
        public void lost(RigFault fault) {
            watch.run(() -> {
                watch.now();
                decoder.reset();
                maker.forget();
                history.lineLost(fault);
                guarded(() -> timeline.publish(
                        lane.get(), new Happening.LineMoved(terminal, link.name(), false, fault.getMessage())));
            });
        }

        @Override
        public void back() {
            watch.run(() -> {
                history.lineBack();
                guarded(() -> timeline.publish(lane.get(), new Happening.LineMoved(terminal, link.name(), true, "")));
            });
        }
    }
}
