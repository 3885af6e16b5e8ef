package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.Decision;
import org.posrig.host.issuer.Purchase;
import org.posrig.host.journal.EndState;

/** Takes the money of a pre-authorisation, by request or by notice: up to 115 percent of it, as UnionPay merchants may. */
public final class Complete implements TransactionParticipant {

    private static final int PERCENT = 115;

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        new Payment(call, "000000")
                .settle((lane, purchase) -> Original.byAuthorisation(call, lane)
                        .map(found -> decide(call, lane, purchase, found))
                        .orElseGet(Original::missing));
        return PREPARED | READONLY | NO_JOIN;
    }

    private static Decision decide(Call call, Lane lane, Purchase purchase, Original original) {
        Optional<Decision> refusal = original.standing(call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (purchase.fen() * 100 > original.booking().fen() * PERCENT) {
            return Payment.refused("61", "The amount is above 115 percent of the pre-authorisation.");
        }
        Decision decision = lane.issuer().examine(purchase);
        if (decision.approved()) {
            call.refersTo(original.key());
            new Effect(lane, call.booking(EndState.APPROVED)).redo();
        }
        return decision;
    }
}
