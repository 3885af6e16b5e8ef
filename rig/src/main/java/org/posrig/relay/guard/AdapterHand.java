package org.posrig.relay.guard;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;
import org.posrig.relay.RelayBoard;

/**
 * Opens the contacts of a board by having it as the rig has it: every line is requested, or written, at its inactive level. The kernel lets one
 * process have each line of a Raspberry Pi, so these are let go when the rig is to have them; an expander can be spoken to by both.
 */
final class AdapterHand implements SafeHand {

    private final String board;
    private final String kind;
    private final Supplier<? extends RelayBoard> opener;
    private final boolean exclusive;
    private @Nullable RelayBoard held;

    /** @param opener makes the board anew, all contacts open */
    AdapterHand(String board, String kind, boolean exclusive, Supplier<? extends RelayBoard> opener) {
        this.board = board;
        this.kind = kind;
        this.exclusive = exclusive;
        this.opener = opener;
    }

    @Override
    public String board() {
        return board;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String open() {
        if (held == null) {
            held = opener.get();
        }
        try {
            held.safe();
        } catch (RigFault fault) {
            drop();
            throw fault;
        }
        return "all " + held.channels().size() + " lines at their inactive level";
    }

    @Override
    public void letGo() {
        if (exclusive) {
            drop();
        }
    }

    private void drop() {
        RelayBoard had = held;
        held = null;
        try {
            if (had != null) {
                had.close();
            }
        } catch (RigFault fault) {
            // What does not obey has been told, or will be when it is tried again.
        }
    }
}
