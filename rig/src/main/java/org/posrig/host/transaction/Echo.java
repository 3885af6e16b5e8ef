package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;

/** Tells a terminal that the acquirer is there; the reply's header tells it whether anything waits. */
public final class Echo implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call.of((Context) context).answer("00", "Echo.");
        return PREPARED | READONLY | NO_JOIN;
    }
}
