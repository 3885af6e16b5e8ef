package org.posrig.cli;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.posrig.display.DisplayDecoder;
import org.posrig.display.Plausibility;
import org.posrig.display.SerialDisplay;
import org.posrig.fault.RigFault;
import org.posrig.serial.ByteLink;
import org.posrig.serial.ByteLinkListener;
import org.posrig.serial.SerialSettings;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.Screen;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** A display and, beside it, the bytes that it is made of. */
final class DisplayWatch implements AutoCloseable {

    private static final Duration QUIET = Duration.ofMillis(15);
    private static final Duration LOOK_UP = Duration.ofMillis(250);

    private final DisplayGeometry geometry;
    private final Optional<ScreenView> followed;
    private final Heard heard;
    private final SerialDisplay display;
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile boolean leaving;
    private volatile long shown;

    /**
     * Starts the link.
     *
     * @param followed gets each screen as it comes
     * @throws RigFault when the link is not there
     */
    DisplayWatch(ByteLink line, DisplayGeometry geometry, SerialSettings settings, Optional<ScreenView> followed) {
        this.geometry = geometry;
        this.followed = followed;
        this.heard = new Heard(line);
        Timeline timeline = new Timeline(new Secrets());
        this.display = new SerialDisplay(
                "display", heard, DisplayDecoder.of(geometry), settings.quiet(QUIET), timeline, () -> "");
        timeline.subscribe(this::happened);
    }

    /** Waits until the time is over, or until the process is asked to end; then it ends only after {@link #end}. */
    void listen(Duration time) {
        Thread ending = new Thread(this::leave);
        Runtime.getRuntime().addShutdownHook(ending);
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (!leaving && left > 0) {
            followUntil(Duration.ofNanos(Math.min(left, LOOK_UP.toNanos())));
            left = end - System.nanoTime();
        }
        if (!leaving) {
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }

    private void leave() {
        leaving = true;
        try {
            told.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void followUntil(Duration deadline) {
        try {
            display.history().await(screen -> followed.isPresent() && screen.number() > shown, deadline);
        } catch (RigFault lost) {
            display.history().awaitLine(deadline);
        }
        follow();
    }

    /** Shows what has not been shown and what is to be said of it; 0 when a display was read and nothing speaks against it. */
    int end(ScreenView view) {
        display.close();
        if (followed.isPresent()) {
            follow();
        } else {
            display.history().latest().ifPresent(view::screen);
        }
        List<Plausibility.Finding> findings = Plausibility.of(geometry, heard.first());
        view.end(heard.count(), findings);
        told.countDown();
        return findings.isEmpty() ? 0 : 1;
    }

    @Override
    public void close() {
        display.close();
    }

    private void follow() {
        followed.ifPresent(view -> {
            for (Screen screen : display.history().sinceAction()) {
                if (screen.number() > shown) {
                    shown = screen.number();
                    view.screen(screen);
                }
            }
        });
    }

    private void happened(Event event) {
        // While the process ends, the serial library closes its ports by itself, and that is no news.
        if (!leaving && event.what() instanceof Happening.LineMoved line) {
            followed.ifPresent(view -> view.remark(line.present() ? "The line is back." : line.reason()));
        }
    }

    /** The link, with its first bytes kept. */
    private static final class Heard implements ByteLink {

        private final ByteLink line;
        private final ByteArrayOutputStream first = new ByteArrayOutputStream();
        private long count;

        Heard(ByteLink line) {
            this.line = line;
        }

        synchronized byte[] first() {
            return first.toByteArray();
        }

        synchronized long count() {
            return count;
        }

        @Override
        public String name() {
            return line.name();
        }

        @Override
        public void start(ByteLinkListener listener) {
            line.start(new ByteLinkListener() {
                @Override
                public void bytes(byte[] bytes, int length) {
                    keep(bytes, length);
                    listener.bytes(bytes, length);
                }

                @Override
                public void lost(RigFault fault) {
                    listener.lost(fault);
                }

                @Override
                public void back() {
                    listener.back();
                }
            });
        }

        @Override
        public void write(byte[] bytes) {
            line.write(bytes);
        }

        @Override
        public void close() {
            line.close();
        }

        private synchronized void keep(byte[] bytes, int length) {
            count += length;
            first.write(bytes, 0, Math.min(length, Plausibility.ENOUGH - first.size()));
        }
    }
}
