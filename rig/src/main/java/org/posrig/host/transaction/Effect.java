package org.posrig.host.transaction;

import java.util.Optional;
import org.posrig.host.issuer.Transfer;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.SaleKey;

/** What an approved payment did to its card and to its original; can be undone and done again, any number of times. */
record Effect(Lane lane, Booking booking) {

    void undo() {
        move(true);
    }

    void redo() {
        move(false);
    }

    private void move(boolean back) {
        switch (booking.kind()) {
            // The wallets keep their own books, by the payment's key.
            case QR_PAYMENT -> {}
            case SALE -> transfer(Transfer.charge(booking.fen()), back);
            case PRE_AUTHORISATION -> transfer(Transfer.hold(booking.fen()), back);
            case REFUND -> transfer(Transfer.refund(booking.fen()), back);
            case COMPLETION, COMPLETION_NOTICE ->
                original().ifPresent(authorised -> {
                    transfer(Transfer.complete(authorised.fen(), booking.fen()), back);
                    put(authorised, back ? EndState.APPROVED : EndState.COMPLETED);
                });
            case VOID, PRE_AUTHORISATION_VOID, COMPLETION_VOID ->
                original().ifPresent(taken -> {
                    new Effect(lane, taken).move(!back);
                    put(taken, back ? EndState.APPROVED : EndState.VOIDED);
                });
            default -> throw new IllegalStateException(booking.kind().written() + " has no effect on a card.");
        }
    }

    private void transfer(Transfer transfer, boolean back) {
        if (!booking.card().isEmpty()) {
            lane.issuer().transfer(lane.issuer().card(booking.card()), back ? transfer.reversed() : transfer);
        }
    }

    private Optional<Booking> original() {
        return booking.original().flatMap(lane.journal()::known);
    }

    private void put(Booking original, EndState state) {
        SaleKey key = booking.original().orElseThrow();
        lane.journal().book(key, original.with(state));
    }
}
