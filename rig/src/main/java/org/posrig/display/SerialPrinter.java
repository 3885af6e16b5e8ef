package org.posrig.display;

import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.serial.ByteLink;
import org.posrig.serial.ByteLinkListener;
import org.posrig.terminal.Printer;
import org.posrig.terminal.Receipt;
import org.posrig.terminal.ReceiptHistory;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * A receipt printer at the end of a byte link, in the place of the real one. A slip is complete with its cut, or when no byte has come
 * for {@value #QUIET_MILLIS} ms: printers whose paper is torn off cut nothing.
 */
public final class SerialPrinter implements Printer {

    static final long QUIET_MILLIS = 300;

    private final String terminal;
    private final ByteLink link;
    private final EscPosDecoder decoder;
    private final Timeline timeline;
    private final Supplier<String> lane;
    private final ReceiptHistory history = new ReceiptHistory();
    private final QuietWatch watch;
    private long number;

    /**
     * Starts the link; this printer owns it from now on.
     *
     * @param lane the lane whose scenario has the terminal at the moment
     * @throws RigFault when the link is not there
     */
    public SerialPrinter(String terminal, ByteLink link, Charset charset, Timeline timeline, Supplier<String> lane) {
        this.terminal = terminal;
        this.link = link;
        this.decoder = new EscPosDecoder(charset);
        this.timeline = timeline;
        this.lane = lane;
        this.watch = new QuietWatch("printer " + terminal, () -> decoder.end(this::printed));
        try {
            link.start(new Line());
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    @Override
    public ReceiptHistory history() {
        return history;
    }

    /** Closes the link too. */
    @Override
    public void close() {
        link.close();
        watch.close();
    }

    /** A slip that cannot be told is a fault of the rig: whoever waits for receipts must hear of it. */
    private void printed(List<String> lines) {
        Receipt receipt = new Receipt(++number, lines);
        try {
            timeline.publish(lane.get(), new Happening.ReceiptPrinted(terminal, receipt.number(), lines));
        } catch (RuntimeException e) {
            history.lineLost(
                    e instanceof RigFault fault
                            ? fault
                            : new RigFault(
                                    RigFault.Cause.STORAGE,
                                    "What the printer of " + terminal + " prints could not be recorded.",
                                    "Look for the first error in the run's log.",
                                    e));
        }
        history.append(receipt);
    }

    private void note(String what) {
        timeline.publish(lane.get(), new Happening.Note("The printer's line of " + terminal + " " + what));
    }

    private final class Line implements ByteLinkListener {

        @Override
        public void bytes(byte[] bytes, int length) {
            watch.run(() -> {
                decoder.accept(bytes, length, SerialPrinter.this::printed);
                if (decoder.pending()) {
                    watch.expect(TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS), Long.MAX_VALUE / 2);
                } else {
                    watch.forget();
                }
            });
        }

        @Override
        public void lost(RigFault fault) {
            watch.run(() -> {
                watch.forget();
                decoder.reset();
                history.lineLost(fault);
                note("is lost: " + fault.getMessage());
            });
        }

        @Override
        public void back() {
            watch.run(() -> {
                history.lineBack();
                note("is back.");
            });
        }
    }
}
