package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;

/** Takes word of what the script of an issuer did to a chip (0620); nothing hangs on it. */
public final class TakeScriptResult implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        boolean malformed = call.message().hasField(55) && call.request().chip().isEmpty();
        call.answer(malformed ? "30" : "00", malformed ? "The chip data (F55) are malformed." : "Script result taken.");
        return PREPARED | READONLY | NO_JOIN;
    }
}
