package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;

/** Ends a terminal's sign-in: its working keys are forgotten. */
public final class SignOff implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        call.knownTerminal().signOff();
        call.answer("00", "Signed off.");
        return PREPARED | READONLY | NO_JOIN;
    }
}
