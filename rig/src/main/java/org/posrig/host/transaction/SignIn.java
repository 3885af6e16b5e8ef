package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.security.WorkingKeys;

/** Gives a terminal fresh working keys: single-length (60.3 = 001), double-length (003), or with a track key besides (004). */
public final class SignIn implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        Optional<WorkingKeys.Variant> variant =
                WorkingKeys.Variant.of(call.request().networkCode());
        if (variant.isPresent()) {
            call.carry(call.knownTerminal()
                    .signIn(WorkingKeys.random(variant.get(), call.switchboard().random())));
            call.answer("00", "Signed in with new working keys.");
        } else {
            call.answer("40", "Only sign-ins with DES keys (60.3 = 001, 003, 004) are offered.");
        }
        return PREPARED | READONLY | NO_JOIN;
    }
}
