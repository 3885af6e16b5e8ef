package org.posrig.display;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition bytesCame = lock.newCondition();
    private final ScreenMaker maker;
    private boolean pending;
    private long quietAt;
    private long streamAt;
    private boolean closed;

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
        this.maker = new ScreenMaker(terminal, history, timeline, lane);
        link.start(new Line());
        Thread.ofVirtual().name("display " + terminal).start(this::watch);
    }

    @Override
    public ScreenHistory history() {
        return history;
    }

    /** Closes the link too. */
    @Override
    public void close() {
        link.close();
        lock.lock();
        try {
            if (!closed) {
                showPending();
            }
            closed = true;
            bytesCame.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void showPending() {
        if (pending) {
            pending = false;
            guarded(() -> maker.show(decoder));
        }
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed) {
                long left = Math.min(quietAt - System.nanoTime(), streamAt - System.nanoTime());
                if (!pending) {
                    bytesCame.await();
                } else if (left > 0) {
                    bytesCame.awaitNanos(left);
                } else {
                    showPending();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
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
            lock.lock();
            try {
                history.byteArrived();
                maker.bytesAt(at);
                decoder.accept(bytes, length, () -> guarded(() -> maker.erasing(decoder)));
                long now = System.nanoTime();
                quietAt = now + quietNanos;
                if (!pending) {
                    pending = true;
                    streamAt = now + LONGEST_STREAM_NANOS;
                }
                bytesCame.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void lost(RigFault fault) {
            lock.lock();
            try {
                showPending();
                decoder.reset();
                maker.forget();
                history.lineLost(fault);
                guarded(() -> timeline.publish(
                        lane.get(), new Happening.LineMoved(terminal, link.name(), false, fault.getMessage())));
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void back() {
            lock.lock();
            try {
                history.lineBack();
                guarded(() -> timeline.publish(lane.get(), new Happening.LineMoved(terminal, link.name(), true, "")));
            } finally {
                lock.unlock();
            }
        }
    }
}
