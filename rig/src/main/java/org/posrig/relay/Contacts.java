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

    /** Moves a contact and tells it. */
    void set(String channel, boolean closed) {
        board.set(channel, closed);
        told(channel, closed);
    }

    /**
     * Moves a contact and tells nobody.
     *
     * @param secret whether a fault must not say which contact it was
     * @return the time of {@link System#nanoTime()} at which it had moved
     * @throws RigFault when the board does not obey
     */
    long move(String channel, boolean closed, boolean secret) {
        try {
            board.set(channel, closed);
            return System.nanoTime();
        } catch (RuntimeException e) {
            // In a secret entry the board's own words, which name the channel and with it the digit, end here.
            throw secret ? disobeys(" during a secret entry") : e;
        } catch (LinkageError | AssertionError e) {
            // Anything a broken library throws must end in a contact that is opened, so that it is a fault like others.
            throw disobeys(" (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Opens a contact that has not opened before; which one it is may be a secret entry's. */
    void openAtLast(String channel) {
        try {
            board.set(channel, false);
        } catch (RuntimeException e) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "A relay of terminal " + terminal
                            + " has still not opened since an earlier press; nothing is pressed before it has.",
                    "Check the board's supply and wiring, then run the doctor.");
        }
    }

    private RigFault disobeys(String when) {
        return new RigFault(
                RigFault.Cause.RELAY_BOARD,
                "A relay of board " + board.name() + " does not obey" + when + " at terminal " + terminal + ".",
                "Check the board's supply and wiring, then run the doctor.");
    }

    void told(String channel, boolean closed) {
        // Of a secret entry not even the board is told: it may carry a few digits only.
        Relay relay = board.relay(channel);
        tell(new Happening.RelayMoved(relay.board(), relay.channel(), closed));
    }

    /** The timeline's time for one of {@link System#nanoTime()}. */
    Duration time(long nanos) {
        return timeline.at(nanos);
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
                throw cutShort();
            }
        }
    }

    RigFault cutShort() {
        return new RigFault(
                RigFault.Cause.RELAY_BOARD,
                "A movement at terminal " + terminal + " was cut short, because the run is being stopped.",
                "Run the scenario again.");
    }

    static String listed(Collection<String> names) {
        return names.isEmpty() ? "none" : names.stream().sorted().collect(Collectors.joining(", "));
    }
}
