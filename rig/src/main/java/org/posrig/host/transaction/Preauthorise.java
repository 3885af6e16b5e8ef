package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;

/** Has the issuer keep an amount aside. */
public final class Preauthorise implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        new Payment(Call.of((Context) context), "030000")
                .settle((lane, purchase) -> lane.issuer().hold(purchase));
        return PREPARED | READONLY | NO_JOIN;
    }
}
