package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.Decision;
import org.posrig.host.issuer.Purchase;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.MessageKind;

/** Refunds a sale, in one part or several, never more than it was. */
public final class GiveBack implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        new Payment(call, "200000")
                .settle((lane, purchase) -> Original.byReference(call, lane)
                        .map(found -> decide(call, lane, purchase, found))
                        .orElseGet(Original::missing));
        return PREPARED | READONLY | NO_JOIN;
    }

    private static Decision decide(Call call, Lane lane, Purchase purchase, Original original) {
        Optional<Decision> refusal = original.standing(call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (refunded(lane, original) + purchase.fen() > original.booking().fen()) {
            return Payment.refused("64", "The refunds would be more than the sale was.");
        }
        Decision decision = lane.issuer().examine(purchase);
        if (decision.approved()) {
            call.refersTo(original.key());
            new Effect(lane, call.booking(EndState.APPROVED)).redo();
        }
        return decision;
    }

    private static long refunded(Lane lane, Original original) {
        return lane
                .journal()
                .bookings(booking -> booking.kind() == MessageKind.REFUND
                        && booking.state() == EndState.APPROVED
                        && booking.original().filter(original.key()::equals).isPresent())
                .values()
                .stream()
                .mapToLong(Booking::fen)
                .sum();
    }
}
