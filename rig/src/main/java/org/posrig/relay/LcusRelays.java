package org.posrig.relay;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.posrig.fault.RigFault;
import org.posrig.serial.ByteLink;
import org.posrig.serial.ByteLinkListener;
import org.posrig.serial.SerialSettings;

/**
 * Relays of a USB board of the LCUS kind: 9600 baud, 8N1, four bytes for a movement, {@code A0}, the relay's number from 1, 1 for closed or 0 for
 * open, and the low byte of the sum of the three (the makers' protocol sheet of the LCUS-1 to LCUS-16). Such a board says nothing, or repeats each
 * frame; of one that repeats them the echo of each movement is awaited. It latches: what is closed stays so until it is told otherwise, even when the rig is gone.
 */
final class LcusRelays implements Lines {

    /** How the boards talk. */
    static final SerialSettings SETTINGS = SerialSettings.eightNone1(9600);

    private static final int START = 0xA0;
    private static final int FRAME = 4;

    /** Beyond the time that the frames take on the line, for the adapter and the board. */
    private static final Duration ANSWER = Duration.ofMillis(100);

    /** A frame and its echo take 8 ms on the line; the rest is for a busy machine. */
    private static final Duration MUTE_AFTER = Duration.ofSeconds(2);

    private final String name;
    private final ByteLink link;
    private final int relays;
    private final Echo echo = new Echo();
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicLong losses = new AtomicLong();
    private boolean mute;

    /**
     * Opens the line and, first of all, every relay.
     *
     * @param name the board's name in its bench
     * @throws RigFault when the line is not there or something else than such a board answers
     */
    LcusRelays(String name, ByteLink link, int relays) {
        this.name = name;
        this.link = link;
        this.relays = relays;
        try {
            link.start(new Listener());
        } catch (RigFault fault) {
            throw notReached(fault);
        }
        try {
            openAll();
            echo.await(allFrames());
            checkAnswers();
        } catch (RuntimeException e) {
            // A port that is closed drops what has not left it, and the last frames open contacts too.
            echo.linger(allFrames());
            link.close();
            throw e;
        }
    }

    @Override
    public void move(int relay, boolean closed) {
        try {
            send(relay, closed);
        } catch (RigFault fault) {
            throw notReached(fault);
        }
        if (echo.isHeard()) {
            awaitEcho();
        }
        checkAnswers();
    }

    // Frames go out in the order in which their echoes are awaited, whoever sends them.
    private void send(int relay, boolean closed) {
        byte[] frame = frame(relay, closed);
        sending.lock();
        try {
            echo.sent(frame);
            link.write(frame);
        } finally {
            sending.unlock();
        }
    }

    // The movement is done when the board says so. One that has fallen silent is told everything, but waited for only
    // once.
    private void awaitEcho() {
        if (!mute) {
            echo.await(MUTE_AFTER);
        }
        mute = echo.isOutstanding();
        if (mute && echo.garbage().isEmpty()) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "Relay board " + name + " at " + link.name()
                            + " no longer repeats what it is told, as it did at first.",
                    "See to its supply, plug it in anew and start the bench again.");
        }
    }

    /** Of a board that says nothing only the time is known that the frames take: a port that is closed before drops them. */
    @Override
    public void settle() {
        echo.await(allFrames());
        checkAnswers();
    }

    @Override
    public long losses() {
        return losses.get();
    }

    @Override
    public void close() {
        link.close();
    }

    /** The frame of a movement. */
    static byte[] frame(int relay, boolean closed) {
        int state = closed ? 1 : 0;
        return new byte[] {(byte) START, (byte) relay, (byte) state, (byte) (START + relay + state)};
    }

    /** How long a frame for each relay is on the line, and the last one's echo. */
    private Duration allFrames() {
        return SETTINGS.characterTime().multipliedBy((long) FRAME * relays).plus(ANSWER);
    }

    private void openAll() {
        Failures failures = new Failures();
        for (int relay = 1; relay <= relays; relay++) {
            int number = relay;
            failures.attempt(() -> move(number, false));
        }
        failures.throwAny();
    }

    private void checkAnswers() {
        echo.garbage().ifPresent(bytes -> {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "Relay board " + name + " at " + link.name() + " answers with bytes that no LCUS board sends: "
                            + bytes + ".",
                    "See that the port is the relay board's and not another device's, and that the board talks at 9600 baud.");
        });
    }

    private RigFault notReached(RigFault fault) {
        String message = String.valueOf(fault.getMessage());
        String sentence =
                message.substring(0, message.length() - fault.hint().length()).strip();
        return new RigFault(
                RigFault.Cause.RELAY_BOARD,
                "Relay board " + name + " cannot be reached. " + sentence,
                fault.hint(),
                fault);
    }

    private final class Listener implements ByteLinkListener {

        @Override
        public void bytes(byte[] bytes, int length) {
            echo.received(bytes, length);
        }

        @Override
        public void lost(RigFault fault) {
            // Whoever moves a relay next is told by the link.
            losses.incrementAndGet();
        }

        @Override
        public void back() {
            // A board with a supply of its own has kept what it was told before its plug came out.
            echo.forget();
            for (int relay = 1; relay <= relays; relay++) {
                try {
                    send(relay, false);
                } catch (RigFault lostAgain) {
                    return;
                }
            }
        }
    }
}
