package org.posrig.relay;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.posrig.fault.RigFault;

/** A board in memory that can be told to disobey. */
final class HandBoard implements RelayBoard {

    record Move(String channel, boolean closed, long nanos) {}

    private final Set<String> channels;
    final List<Move> moves = new CopyOnWriteArrayList<>();
    final Set<String> closedNow = new ConcurrentSkipListSet<>();
    volatile boolean failsAfterClosing;
    volatile boolean breaksOff;
    /** So often it refuses to open, before it does. */
    volatile int refusesToOpen;

    HandBoard(String... channels) {
        this.channels = new TreeSet<>(List.of(channels));
    }

    @Override
    public String name() {
        return "hand";
    }

    @Override
    public Set<String> channels() {
        return channels;
    }

    @Override
    public void set(String channel, boolean closed) {
        if (!closed && refusesToOpen > 0) {
            refusesToOpen--;
            throw new RigFault(RigFault.Cause.RELAY_BOARD, "Channel '" + channel + "' does not open.", "Look.");
        }
        moves.add(new Move(channel, closed, System.nanoTime()));
        if (closed) {
            closedNow.add(channel);
        } else {
            closedNow.remove(channel);
        }
        if (closed && breaksOff) {
            throw new NoClassDefFoundError("a library that is broken");
        }
        if (closed && failsAfterClosing) {
            throw new RigFault(RigFault.Cause.RELAY_BOARD, "Channel '" + channel + "' does not obey.", "Look.");
        }
    }

    @Override
    public void safe() {
        channels.forEach(channel -> set(channel, false));
    }

    @Override
    public void close() {
        safe();
    }
}
