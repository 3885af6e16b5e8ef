package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.Issuer;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.SaleKey;

/** Takes a sale back, as often as it is asked to; gives the amount back once and no PIN try ever. */
public final class Reverse implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        Lane lane = call.openLane();
        lane.books().lock();
        try {
            reverse(call, lane, call.request().original());
        } finally {
            lane.books().unlock();
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    private static void reverse(Call call, Lane lane, SaleKey sale) {
        Optional<Booking> found =
                lane.journal().booking(sale).filter(booking -> booking.state() != EndState.NEVER_REACHED);
        if (found.isEmpty()) {
            call.answer("25", "No sale of this terminal, batch and trace number has reached the issuer.");
            return;
        }
        Booking booking = found.get();
        if (booking.fen() != call.request().fen()) {
            call.answer("64", "The reversal's amount is not the sale's.");
            return;
        }
        if (booking.state() == EndState.APPROVED) {
            giveBack(lane.issuer(), booking);
        }
        lane.journal().book(sale, booking.with(EndState.REVERSED));
        call.answer("00", booking.state() == EndState.REVERSED ? "Taken back before." : "Taken back.");
    }

    private static void giveBack(Issuer issuer, Booking booking) {
        issuer.giveBack(issuer.card(booking.card()).pan(), booking.fen());
    }
}
