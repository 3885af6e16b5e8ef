package org.posrig.display;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.serial.ByteLink;
import org.posrig.serial.ByteLinkListener;
import org.posrig.terminal.Scanner;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/** A code scanner that the rig plays: it types the code and a carriage return into the terminal's scanner line, as a keyboard wedge. */
public final class SerialScanner implements Scanner {

    private final String terminal;
    private final ByteLink link;
    private final Timeline timeline;
    private final Supplier<String> lane;

    /**
     * Starts the link; this scanner owns it from now on.
     *
     * @param lane the lane whose scenario has the terminal at the moment
     * @throws RigFault when the link is not there
     */
    public SerialScanner(String terminal, ByteLink link, Timeline timeline, Supplier<String> lane) {
        this.terminal = terminal;
        this.link = link;
        this.timeline = timeline;
        this.lane = lane;
        link.start(new Deaf());
    }

    @Override
    public void scan(String whose, String code) {
        if (!code.matches("[ -~]+")) {
            throw new IllegalArgumentException("A code to be scanned is printable ASCII.");
        }
        timeline.publish(lane.get(), new Happening.CodeScanned(terminal, whose));
        link.write((code + "\r").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        link.close();
    }

    /** A terminal has nothing to say to its scanner; a lost line shows when the next code is typed. */
    private static final class Deaf implements ByteLinkListener {

        @Override
        public void bytes(byte[] bytes, int length) {
            // beeps and settings for the scanner
        }

        @Override
        public void lost(RigFault fault) {
            // the next write fails with the same sentence
        }

        @Override
        public void back() {
            // the next write succeeds
        }
    }
}
