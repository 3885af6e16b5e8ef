package org.posrig.relay.guard;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;
import org.posrig.relay.BoardDescription;
import org.posrig.serial.SerialSettings;
import org.posrig.serial.SharedPort;

/**
 * Opens the relays of a board of the LCUS kind. Its port is opened when first wanted and kept, beside the rig: opening it takes time, and while
 * the rig has it nobody else may. A board that has been unplugged meanwhile is looked for anew.
 *
 * <p>Format: A0, relay, state (0 open), the low byte of the sum of the three, at 9600 8N1 (the sellers' pages of the LCUS-1 to LCUS-8).
 */
final class SerialHand implements SafeHand {

    private static final SerialSettings SETTINGS = SerialSettings.eightNone1(9600);
    private static final int START = 0xA0;

    /** The rig may have died in the middle of a message, whose rest the first of ours then is to the board. */
    private static final int ROUNDS = 2;

    /** Beyond the time that the messages take on the line, for adapter and board. */
    private static final Duration ANSWER = Duration.ofMillis(100);

    private final BoardDescription.SerialBoard board;
    private final byte[] allOpen;
    private @Nullable SharedPort port;
    private long answered = System.nanoTime();

    SerialHand(BoardDescription.SerialBoard board) {
        this.board = board;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int round = 0; round < ROUNDS; round++) {
            for (int relay = 1; relay <= board.relays(); relay++) {
                bytes.writeBytes(new byte[] {(byte) START, (byte) relay, 0, (byte) (START + relay)});
            }
        }
        this.allOpen = bytes.toByteArray();
    }

    @Override
    public String board() {
        return board.name();
    }

    @Override
    public String kind() {
        return "USB relay board at " + board.port();
    }

    @Override
    public String open() {
        try {
            if (port == null) {
                port = SharedPort.open(board.port(), SETTINGS.baud());
            }
            port.write(allOpen);
            answered = System.nanoTime()
                    + SETTINGS.characterTime()
                            .multipliedBy(allOpen.length)
                            .plus(ANSWER)
                            .toNanos();
            return "all " + board.relays() + " relays told to open";
        } catch (RigFault fault) {
            if (port != null) {
                port.close();
                port = null;
            }
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD, "Relay board " + board.name() + ":", fault.getMessage(), fault);
        }
    }

    @Override
    public void letGo() {
        // Nobody is kept out; but some boards repeat what they are told, and the rig would take that for garbage.
        long left = answered - System.nanoTime();
        while (port != null && left > 0) {
            LockSupport.parkNanos(this, left);
            left = answered - System.nanoTime();
        }
        if (port != null) {
            port.discardInput();
        }
    }
}
