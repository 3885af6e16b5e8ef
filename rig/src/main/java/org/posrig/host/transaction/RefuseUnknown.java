package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;

/** Refuses what the acquirer does not offer. */
public final class RefuseUnknown implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call.of((Context) context).answer("12", "The acquirer does not offer this kind of message.");
        return PREPARED | READONLY | NO_JOIN;
    }
}
