package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.terminal.Parameters;

/** Hands a terminal its parameters, of the stripe application (360) or contactless (394), or takes its word that it has them (361, 395). */
public final class HandParameters implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        Parameters parameters = call.openLane().parameters();
        switch (call.request().kind()) {
            case FETCH_PARAMETERS -> call.carry(parameters.stripe());
            case FETCH_CONTACTLESS -> call.carry(parameters.contactless());
            case CONFIRM_CONTACTLESS -> call.knownTerminal().fetchedNoPinLimit(parameters.noPinLimit());
            default -> {}
        }
        call.answer("00", call.request().kind().written().replace('-', ' ') + ".");
        return PREPARED | READONLY | NO_JOIN;
    }
}
