package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.Decision;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.SaleKey;
import org.posrig.host.terminal.BatchEntry;

/** Tells a terminal whether the payer of an earlier payment by code has confirmed; the books learn it with the terminal. */
public final class AskForCodePayment implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        Lane lane = call.openLane();
        lane.books().lock();
        try {
            SaleKey key = call.request().original();
            Decision decision = lane.wallets().status(key);
            lane.journal()
                    .booking(key)
                    .filter(booking -> booking.state() == EndState.PENDING)
                    .ifPresent(booking -> settle(call, key, booking, decision));
            call.answer(decision.code(), decision.why());
        } finally {
            lane.books().unlock();
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    private static void settle(Call call, SaleKey key, Booking booking, Decision decision) {
        Lane lane = call.openLane();
        if (decision.approved()) {
            lane.journal().book(key, booking.with(EndState.APPROVED));
            call.knownTerminal().enter(new BatchEntry(key.trace(), true, booking.fen()));
            call.carry(37, booking.reference());
            call.carry(38, booking.authorisation());
        } else if (decision.code().equals("05")) {
            lane.journal().book(key, booking.with(EndState.DECLINED));
        }
    }
}
