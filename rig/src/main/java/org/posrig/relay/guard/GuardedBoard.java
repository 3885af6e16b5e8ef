package org.posrig.relay.guard;

import java.util.Set;
import org.posrig.relay.RelayBoard;

/** A board on which nothing is closed any more once its guard has died; opening is always allowed. */
final class GuardedBoard implements RelayBoard {

    private final RelayBoard board;
    private final Guard guard;

    GuardedBoard(RelayBoard board, Guard guard) {
        this.board = board;
        this.guard = guard;
    }

    @Override
    public String name() {
        return board.name();
    }

    @Override
    public Set<String> channels() {
        return board.channels();
    }

    @Override
    public void set(String channel, boolean closed) {
        if (closed) {
            guard.fault().ifPresent(fault -> {
                throw fault;
            });
        }
        board.set(channel, closed);
    }

    @Override
    public void safe() {
        board.safe();
    }

    @Override
    public void close() {
        board.close();
    }
}
