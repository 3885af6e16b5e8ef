package org.posrig.host.transaction;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.posrig.host.issuer.Decision;
import org.posrig.host.issuer.Purchase;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.journal.SaleKey;
import org.posrig.host.message.Request;

/** The earlier payment a request is about, found the way its kind names it. */
record Original(SaleKey key, Booking booking) {

    /** By batch and trace number in F61, checked against F37 and F38 where the request has them. */
    static Optional<Original> byTrace(Call call, Lane lane, MessageKind kind) {
        Request request = call.request();
        return lane.journal()
                .known(request.original())
                .filter(found -> found.kind() == kind)
                .filter(found -> agrees(request.reference(), found.reference()))
                .filter(found -> agrees(request.authorisation(), found.authorisation()))
                .map(found -> new Original(request.original(), found));
    }

    /** By its authorisation (F38), on its card if possible, and by its date (F61, digits 13 to 16) where the request has one. */
    static Optional<Original> byAuthorisation(Call call, Lane lane) {
        Request request = call.request();
        return any(
                call,
                lane.journal()
                        .bookings(found -> found.kind() == MessageKind.PRE_AUTHORISATION
                                && found.state() != EndState.DECLINED
                                && found.authorisation().equals(request.authorisation())
                                && onDate(request.originalDate(), found)));
    }

    /** By its reference number (F37), and by its date likewise. */
    static Optional<Original> byReference(Call call, Lane lane) {
        Request request = call.request();
        return any(
                call,
                lane.journal()
                        .bookings(found -> found.kind() == MessageKind.SALE
                                && found.reference().equals(request.reference())
                                && onDate(request.originalDate(), found)));
    }

    /** Why the request cannot take it back, complete or refund it (any more); empty where it can. Codes by UnionPay's table. */
    private Optional<Decision> standing(Call call) {
        if (!isOf(call)) {
            return Optional.of(Payment.refused("14", "The original was on another card."));
        }
        return switch (booking.state()) {
            case APPROVED -> Optional.empty();
            case VOIDED, COMPLETED, REVERSED ->
                Optional.of(Payment.refused(
                        "22", "The original was " + booking.state().name().toLowerCase() + " before."));
            case DECLINED, PENDING -> Optional.of(Payment.refused("12", "The original was declined."));
            case NEVER_REACHED -> Optional.of(missing());
        };
    }

    /**
     * Decides on a request about this payment: it must stand, the kind's own objection must not hold, and the issuer must agree; then it
     * takes effect.
     */
    Decision decide(Call call, Lane lane, Purchase purchase, Supplier<Optional<Decision>> objection) {
        Optional<Decision> refusal = standing(call).or(objection);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Decision decision = lane.issuer().examine(purchase);
        if (decision.approved()) {
            call.refersTo(key);
            new Effect(lane, call.booking(EndState.APPROVED)).redo();
        }
        return decision;
    }

    static Decision missing() {
        return Payment.refused("25", "No original payment is known that the request could mean.");
    }

    private boolean isOf(Call call) {
        return call.card().map(TestCard::name).filter(booking.card()::equals).isPresent();
    }

    private static Optional<Original> any(Call call, Map<SaleKey, Booking> found) {
        return found.entrySet().stream()
                .map(entry -> new Original(entry.getKey(), entry.getValue()))
                .min(Comparator.comparing(original -> !original.isOf(call)));
    }

    private static boolean agrees(String told, String known) {
        return told.isEmpty() || told.equals(known);
    }

    // F37 begins with the date it was given on.
    private static boolean onDate(String told, Booking found) {
        return told.isEmpty() || told.equals("0000") || found.reference().startsWith(told);
    }
}
