package org.posrig.relay;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.posrig.fault.RigFault;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/** A board's contacts as one hand moves them, each movement told on the timeline right after it. */
record Contacts(String terminal, RelayBoard board, Timeline timeline, Supplier<String> lane) {

    /** What stands for a key or a channel of a secret entry. */
    static final String SECRET = "•";

    void check(String what, String channel) {
        if (!board.channels().contains(channel)) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    what + " of terminal " + terminal + " is wired to channel '" + channel + "', which relay board "
                            + board.name() + " has not.",
                    "Its channels are " + listed(board.channels()) + ".");
        }
    }

    void set(String channel, boolean closed) {
        set(channel, closed, channel);
    }

    /** Moves a contact and tells it under another name. */
    void set(String channel, boolean closed, String told) {
        board.set(channel, closed);
        // Of a secret entry not even the board is told: it may carry a few digits only.
        Relay relay = board.relay(told);
        tell(new Happening.RelayMoved(relay.board(), relay.channel(), closed));
    }

    void tell(Happening what) {
        timeline.publish(lane.get(), what);
    }

    /** Lets time pass: what a contact or a finger needs, never a wait for the terminal. */
    void hold(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            if (Thread.currentThread().isInterrupted()) {
                throw new RigFault(
                        RigFault.Cause.RELAY_BOARD,
                        "A movement at terminal " + terminal + " was cut short, because the run is being stopped.",
                        "Run the scenario again.");
            }
        }
    }

    static String listed(Collection<String> names) {
        return names.isEmpty() ? "none" : names.stream().sorted().collect(Collectors.joining(", "));
    }
}
