package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.Decision;
import org.posrig.host.issuer.Purchase;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.MessageKind;

/** Voids a sale, a pre-authorisation or a completion, whole and once. A void of a sale or a completion is of the running batch. */
public final class TakeBack implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        new Payment(call, "200000").settle((lane, purchase) -> {
            Optional<Original> original = original(call, lane);
            return original.map(found -> decide(call, lane, purchase, found)).orElseGet(Original::missing);
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

    private static Decision decide(Call call, Lane lane, Purchase purchase, Original original) {
        Optional<Decision> refusal = original.standing(call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (original.booking().fen() != purchase.fen()) {
            return Payment.refused("64", "The amount is not the original's.");
        }
        Decision decision = lane.issuer().examine(purchase);
        if (decision.approved()) {
            call.refersTo(original.key());
            new Effect(lane, call.booking(EndState.APPROVED)).redo();
        }
        return decision;
    }

    private static boolean ofRunningBatch(Call call, Original original) {
        return original.key().batch() == call.knownTerminal().batch();
    }
}
