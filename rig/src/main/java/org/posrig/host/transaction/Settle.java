package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.terminal.BatchTotals;

/**
 * Compares a terminal's totals with the acquirer's. F48 of the answer holds the acquirer's, for domestic and foreign cards, each with a
 * flag: 1 equal, 2 not. When all are equal the batch is closed; when not, the terminal uploads it. Asking again about a batch just
 * closed gives the same answer again. Cards of foreign networks are not offered, so their totals must be nought.
 */
public final class Settle implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        call.openLane().books().lock();
        try {
            settle(call);
        } finally {
            call.openLane().books().unlock();
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    private static void settle(Call call) {
        int batch = call.request().key().batch();
        Optional<BatchTotals> own = call.knownTerminal().totals(batch);
        Optional<BatchTotals> domestic = BatchTotals.of(call.request().totals(), false);
        Optional<BatchTotals> foreign = BatchTotals.of(call.request().totals(), true);
        if (own.isEmpty()) {
            call.answer("77", "The terminal's batch is not the running one; it has to sign in.");
        } else if (domestic.isEmpty() || foreign.isEmpty()) {
            call.answer("30", "F48 of a settlement has 62 digits.");
        } else {
            boolean equal = domestic.equals(own);
            boolean nought = foreign.get().equals(BatchTotals.NONE);
            call.carry(48, own.get().answered(equal) + BatchTotals.NONE.answered(nought));
            if (equal && nought) {
                call.knownTerminal().settled(batch);
            }
            call.answer(
                    "00",
                    equal && nought
                            ? "Balanced: " + own.get() + "."
                            : "Not balanced: the acquirer has " + own.get() + ", the terminal " + domestic.get() + ".");
        }
    }
}
