package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;

/** Puts a sale to the issuer. */
public final class Sell implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        new Payment(Call.of((Context) context), "000000")
                .settle((lane, purchase) -> lane.issuer().decide(purchase));
        return PREPARED | READONLY | NO_JOIN;
    }
}
