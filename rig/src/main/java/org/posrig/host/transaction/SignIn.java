package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.security.WorkingKeys;

/** Gives a terminal fresh working keys; only double-length PIN keys (60.3 = 003) are offered. */
public final class SignIn implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        if (call.request().networkCode().equals("003")) {
            call.carry(call.knownTerminal()
                    .signIn(WorkingKeys.random(call.switchboard().random())));
            call.answer("00", "Signed in with new working keys.");
        } else {
            call.answer("40", "Only a sign-in with double-length keys (60.3 = 003) is offered.");
        }
        return PREPARED | READONLY | NO_JOIN;
    }
}
