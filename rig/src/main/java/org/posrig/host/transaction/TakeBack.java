package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.Decision;
import org.posrig.host.issuer.Purchase;
import org.posrig.host.journal.MessageKind;

/** Voids a sale, a pre-authorisation or a completion, whole and once. A void of a sale or a completion is of the running batch. */
public final class TakeBack implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        new Payment(call, "200000").settle((lane, purchase) -> {
            Optional<Original> original = original(call, lane);
            return original.map(found -> found.decide(call, lane, purchase, () -> objection(purchase, found)))
                    .orElseGet(Original::missing);
        });
        return PREPARED | READONLY | NO_JOIN;
    }

    private static Optional<Original> original(Call call, Lane lane) {
        return switch (call.request().kind()) {
            case VOID -> Original.byTrace(call, lane, MessageKind.SALE).filter(found -> ofRunningBatch(call, found));
            case COMPLETION_VOID ->
                Original.byTrace(call, lane, MessageKind.COMPLETION).filter(found -> ofRunningBatch(call, found));
            default -> Original.byAuthorisation(call, lane);
        };
    }

    private static Optional<Decision> objection(Purchase purchase, Original original) {
        return original.booking().fen() != purchase.fen()
                ? Optional.of(Payment.refused("64", "The amount is not the original's."))
                : Optional.empty();
    }

    private static boolean ofRunningBatch(Call call, Original original) {
        return original.key().batch() == call.knownTerminal().batch();
    }
}
