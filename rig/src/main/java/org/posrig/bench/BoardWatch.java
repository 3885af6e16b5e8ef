package org.posrig.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.posrig.fault.RigFault;
import org.posrig.relay.JoinedBoards;

/** Whether the relay boards of one terminal are there. */
final class BoardWatch {

    /** A board that comes back has to be found by the operating system first. */
    private static final long ASK_AGAIN_NANOS = 100_000_000;

    private final JoinedBoards relays;
    private volatile long lossesSeen;

    BoardWatch(JoinedBoards relays) {
        this.relays = relays;
    }

    /** Opens all contacts. @return whether the boards do what they are told */
    boolean obey() {
        try {
            relays.safe();
            return true;
        } catch (RigFault fault) {
            return false;
        }
    }

    /** Waits for that. */
    boolean await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!obey()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, ASK_AGAIN_NANOS);
        }
        return true;
    }

    /** What has been lost by now counts no more. */
    void beginAfresh() {
        lossesSeen = relays.losses();
    }

    /** A board that was gone for a moment may have pressed what nobody asked for, or held it. */
    Optional<RigFault> loss() {
        return relays.losses() == lossesSeen
                ? Optional.empty()
                : Optional.of(new RigFault(
                        RigFault.Cause.RELAY_BOARD,
                        "A relay board of " + relays.name() + " was gone during the scenario, for a moment at least.",
                        "What its contacts did meanwhile is unknown; see to its plug and its supply."));
    }
}
