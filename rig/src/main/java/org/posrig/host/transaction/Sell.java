package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.issuer.CardInterface;
import org.posrig.host.issuer.Decision;
import org.posrig.host.issuer.Purchase;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.EntryMode;
import org.posrig.host.journal.Journal;
import org.posrig.host.message.Request;
import org.posrig.host.security.DesKey;
import org.posrig.host.security.PinBlock;

/** Puts a sale to the issuer, once for each key, and enters the outcome into the books. */
public final class Sell implements TransactionParticipant {

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        Lane lane = call.openLane();
        lane.books().lock();
        try {
            if (lane.journal().decided(call.request().key())) {
                call.answer("94", "This terminal, batch and trace number had a sale already.");
            } else {
                decide(call, lane);
                enter(call, lane.journal());
            }
        } finally {
            lane.books().unlock();
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    private static void enter(Call call, Journal journal) {
        call.own();
        journal.book(
                call.request().key(),
                new Booking(
                        call.card().map(TestCard::name).orElse(""),
                        Math.max(0, call.request().fen()),
                        call.code().equals("00") ? EndState.APPROVED : EndState.DECLINED));
    }

    private static void decide(Call call, Lane lane) {
        Request request = call.request();
        if (!request.processingCode().equals("000000")) {
            call.answer("40", "A sale has the processing code 000000.");
        } else if (request.fen() <= 0) {
            call.answer("13", "The amount is missing or nought.");
        } else if (request.pan().length() < 13) {
            call.answer("14", "The request names no card: neither F2 nor F35 has a number.");
        } else {
            DesKey pinKey = call.knownTerminal().workingKeys().orElseThrow().pinKey();
            Optional<String> pin =
                    request.pinBlock().flatMap(block -> PinBlock.pin(pinKey.decrypt(block), request.pan()));
            if (request.pinBlock().isPresent() && pin.isEmpty()) {
                call.answer("99", "The PIN block is no format 0 block for this card under the present PIN key.");
                call.recordPinFailure(call.why());
            } else {
                ask(call, lane, pin);
            }
        }
    }

    private static void ask(Call call, Lane lane, Optional<String> pin) {
        Request request = call.request();
        Decision decision =
                lane.issuer().decide(new Purchase(request.pan(), request.fen(), way(request.entryMode()), pin));
        call.answer(decision.code(), decision.why());
        if (decision.pinRefused()) {
            call.recordPinFailure(decision.why());
        }
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
