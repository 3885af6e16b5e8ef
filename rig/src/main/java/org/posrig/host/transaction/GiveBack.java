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
                        .map(found -> found.decide(call, lane, purchase, () -> objection(lane, purchase, found)))
                        .orElseGet(Original::missing));
        return PREPARED | READONLY | NO_JOIN;
    }

    private static Optional<Decision> objection(Lane lane, Purchase purchase, Original original) {
        return refunded(lane, original) + purchase.fen() > original.booking().fen()
                ? Optional.of(Payment.refused("64", "The refunds would be more than the sale was."))
                : Optional.empty();
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
