package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.Decision;
import org.posrig.host.issuer.Purchase;

/** Takes the money of a pre-authorisation, by request or by notice: up to 115 percent of it, as UnionPay merchants may. */
public final class Complete implements TransactionParticipant {

    private static final int PERCENT = 115;

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        new Payment(call, "000000")
                .settle((lane, purchase) -> Original.byAuthorisation(call, lane)
                        .map(found -> found.decide(call, lane, purchase, () -> objection(purchase, found)))
                        .orElseGet(Original::missing));
        return PREPARED | READONLY | NO_JOIN;
    }

    private static Optional<Decision> objection(Purchase purchase, Original original) {
        return purchase.fen() * 100 > original.booking().fen() * PERCENT
                ? Optional.of(Payment.refused("61", "The amount is above 115 percent of the pre-authorisation."))
                : Optional.empty();
    }
}
