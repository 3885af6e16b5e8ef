package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.Decision;

/**
 * Tells what may be spent, in F54: account type 10, amount type 02 (available), currency 156, sign, twelve digits of fen. Nothing is
 * booked.
 */
public final class TellBalance implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        new Payment(call, "310000").settle((lane, purchase) -> {
            Decision decision = lane.issuer().inquire(purchase);
            if (decision.approved()) {
                call.card().ifPresent(card -> {
                    long available = lane.issuer().balance(card) - lane.issuer().held(card);
                    call.carry(54, "1002156" + (available < 0 ? "D" : "C") + "%012d".formatted(Math.abs(available)));
                });
            }
            return decision;
        });
        return PREPARED | READONLY | NO_JOIN;
    }
}
