package org.posrig.host.transaction;

import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.terminal.BatchEntry;

/** A payment that was answered without the issuer: refused on the way to it, or as a rule laid it down. */
record Undecided(Call call) {

    /**
     * Enters it into the books. An approval that was laid down for a sale or a pre-authorisation has its effect on the card, so that a
     * reversal can take it back.
     */
    void book() {
        Lane lane = call.openLane();
        boolean approved = call.switchboard().approves(call) && call.card().isPresent();
        Booking booking = call.booking(approved ? EndState.APPROVED : EndState.DECLINED);
        MessageKind kind = call.request().kind();
        if (approved && (kind == MessageKind.SALE || kind == MessageKind.PRE_AUTHORISATION)) {
            new Effect(lane, booking).redo();
        }
        lane.journal().book(call.request().key(), booking);
        if (approved && (kind.debit() || kind.credit())) {
            call.knownTerminal().enter(new BatchEntry(call.request().key().trace(), kind.debit(), booking.fen()));
        }
    }
}
