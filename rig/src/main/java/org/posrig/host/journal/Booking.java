package org.posrig.host.journal;

import java.util.Optional;

/**
 * How a payment stands in the books.
 *
 * @param kind what it was
 * @param card the card's name, or empty
 * @param fen the amount in fen
 * @param state what has become of it by now
 * @param original the payment it takes back, completes or refunds
 * @param reference F37 of its answer, or empty
 * @param authorisation F38 of its answer, or empty
 */
public record Booking(
        MessageKind kind,
        String card,
        long fen,
        EndState state,
        Optional<SaleKey> original,
        String reference,
        String authorisation) {

    /** A payment that came to nothing. */
    public static Booking unsuccessful(MessageKind kind, long fen, EndState state) {
        return new Booking(kind, "", Math.max(0, fen), state, Optional.empty(), "", "");
    }

    public Booking with(EndState newState) {
        return new Booking(kind, card, fen, newState, original, reference, authorisation);
    }
}
