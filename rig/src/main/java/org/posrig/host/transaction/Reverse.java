package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.SaleKey;
import org.posrig.host.terminal.BatchEntry;

/**
 * Takes a payment back because its terminal never learnt that it was approved, as often as it is asked to; undoes it once and gives no
 * PIN try back ever. Reasons as public terminal sources send them: 98 no answer in time, 96 fault of the terminal, A0 wrong MAC, 06 all
 * else.
 */
public final class Reverse implements TransactionParticipant {

    private static final Set<String> REASONS = Set.of("98", "96", "A0", "06");

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        Lane lane = call.openLane();
        lane.books().lock();
        try {
            reverse(call, lane, call.request().original());
        } finally {
            lane.books().unlock();
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    private static void reverse(Call call, Lane lane, SaleKey key) {
        Optional<Booking> found =
                lane.journal().known(key).filter(booking -> booking.state() != EndState.NEVER_REACHED);
        if (!REASONS.contains(call.request().reason())) {
            call.answer("30", "A reversal has one of the reasons 98, 96, A0 and 06 in F39.");
        } else if (found.isEmpty() && inBatch(call, key).isPresent()) {
            call.knownTerminal().strike(key.batch(), inBatch(call, key).get());
            call.answer("00", "Taken out of the batch; the issuer has forgotten the payment since.");
        } else if (found.isEmpty()) {
            call.answer("25", "No payment of this terminal, batch and trace number has reached the issuer.");
        } else if (!found.get().kind().reversible()) {
            call.answer("12", "A " + found.get().kind().written().replace('-', ' ') + " cannot be reversed.");
        } else if (found.get().fen() != call.request().fen()) {
            call.answer("64", "The reversal's amount is not the payment's.");
        } else {
            takeBack(call, lane, key, found.get());
        }
    }

    // The batch is kept when the acquirer ends, the books are not.
    private static Optional<BatchEntry> inBatch(Call call, SaleKey key) {
        return call.knownTerminal()
                .entry(key.batch(), key.trace())
                .filter(entry -> entry.fen() == call.request().fen());
    }

    private static void takeBack(Call call, Lane lane, SaleKey key, Booking booking) {
        switch (booking.state()) {
            case VOIDED, COMPLETED ->
                call.answer("22", "The payment was " + booking.state().name().toLowerCase() + " since.");
            case REVERSED -> call.answer("00", "Taken back before.");
            case APPROVED, DECLINED, PENDING, NEVER_REACHED -> {
                if (booking.state() == EndState.APPROVED) {
                    new Effect(lane, booking).undo();
                    if (booking.kind().debit() || booking.kind().credit()) {
                        call.knownTerminal()
                                .strike(
                                        key.batch(),
                                        new BatchEntry(
                                                key.trace(), booking.kind().debit(), booking.fen()));
                    }
                }
                lane.wallets().takeBack(key);
                lane.journal().book(key, booking.with(EndState.REVERSED));
                call.answer("00", "Taken back.");
            }
        }
    }
}
