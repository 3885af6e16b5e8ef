package org.posrig.host.transaction;

import java.util.Optional;
import org.posrig.host.issuer.CardInterface;
import org.posrig.host.issuer.Decision;
import org.posrig.host.issuer.Purchase;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.EntryMode;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.message.Request;
import org.posrig.host.terminal.BatchEntry;

/**
 * What all payments have in common: one decision for each terminal, batch and trace number; a message that is whole; a PIN that can be
 * made out; an outcome that goes into the books and, when money moved, into the terminal's batch.
 *
 * @param processingCode what F3 must be
 */
record Payment(Call call, String processingCode) {

    /** The part of its own that a kind of payment has. */
    @FunctionalInterface
    interface Work {
        Decision decide(Lane lane, Purchase purchase);
    }

    void settle(Work work) {
        Lane lane = call.openLane();
        lane.books().lock();
        try {
            Optional<Booking> before =
                    lane.journal().booking(request().key()).filter(seen -> seen.state() != EndState.NEVER_REACHED);
            if (before.isPresent()) {
                repeated(before.get());
            } else {
                decide(lane, work);
                if (request().kind().booked()) {
                    enter(lane);
                }
            }
        } finally {
            lane.books().unlock();
        }
    }

    // A notice is repeated until it is answered; what it told is noted once.
    private void repeated(Booking before) {
        boolean noted = request().kind() == MessageKind.COMPLETION_NOTICE
                && before.kind() == MessageKind.COMPLETION_NOTICE
                && before.state() == EndState.APPROVED
                && before.fen() == request().fen();
        if (noted) {
            call.answer("00", "Noted before.");
        } else {
            call.answer("94", "This terminal, batch and trace number had a payment already.");
        }
    }

    private void decide(Lane lane, Work work) {
        Optional<Decision> fault = fault();
        if (fault.isPresent()) {
            call.answer(fault.get().code(), fault.get().why());
            return;
        }
        EnteredPin pin = EnteredPin.of(
                request(), call.knownTerminal().workingKeys().orElseThrow().pinKey());
        if (pin.fault().isPresent()) {
            call.answer("99", pin.fault().get());
            call.recordPinFailure(call.why());
            return;
        }
        Optional<Decision> forged = forged();
        if (forged.isPresent()) {
            call.answer(forged.get().code(), forged.get().why());
            return;
        }
        Decision decision = work.decide(
                lane,
                new Purchase(
                        request().pan(),
                        Math.max(0, request().fen()),
                        way(request().entryMode()),
                        pin.digits()));
        call.answer(decision.code(), decision.why());
        if (decision.pinRefused()) {
            call.recordPinFailure(decision.why());
        }
    }

    private Optional<Decision> fault() {
        boolean notice = request().kind() == MessageKind.COMPLETION_NOTICE;
        if (!request().processingCode().equals(processingCode)) {
            return Optional.of(refused("40", "This kind of message has the processing code " + processingCode + "."));
        }
        if (!notice && request().key().batch() != call.knownTerminal().batch()) {
            return Optional.of(refused("77", "The terminal's batch is not the running one; it has to sign in."));
        }
        if (request().kind().booked() && request().fen() <= 0) {
            return Optional.of(refused("13", "The amount is missing or nought."));
        }
        if (call.trackFault().isPresent()) {
            return Optional.of(refused("A7", call.trackFault().get()));
        }
        if (request().kind() != MessageKind.QR_PAYMENT && !request().namesCard()) {
            return Optional.of(refused("14", "The request names no card: neither F2 nor F35 has a number."));
        }
        return call.message().hasField(55) && request().chip().isEmpty()
                ? Optional.of(refused("30", "The chip data (F55) are malformed."))
                : Optional.empty();
    }

    // What takes something back is proven by its original.
    private Optional<Decision> forged() {
        return switch (request().kind()) {
            case SALE, PRE_AUTHORISATION, BALANCE ->
                call.card().flatMap(card -> new ChipProof(request(), card).objection());
            default -> Optional.empty();
        };
    }

    private void enter(Lane lane) {
        call.own();
        boolean approved = call.switchboard().approves(call);
        lane.journal().book(request().key(), call.booking(approved ? EndState.APPROVED : EndState.DECLINED));
        MessageKind kind = request().kind();
        if (approved && (kind.debit() || kind.credit())) {
            call.knownTerminal()
                    .enter(new BatchEntry(
                            request().key().trace(), kind.debit(), request().fen()));
        }
    }

    private Request request() {
        return call.request();
    }

    static Decision refused(String code, String why) {
        return new Decision(code, why, false);
    }

    private static Optional<CardInterface> way(EntryMode mode) {
        return switch (mode) {
            case STRIPE, FALLBACK -> Optional.of(CardInterface.STRIPE);
            case CHIP -> Optional.of(CardInterface.CHIP);
            case CONTACTLESS -> Optional.of(CardInterface.CONTACTLESS);
            case MANUAL, QR, UNKNOWN -> Optional.empty();
        };
    }
}
