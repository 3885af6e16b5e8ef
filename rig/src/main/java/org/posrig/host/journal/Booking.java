package org.posrig.host.journal;

/**
 * How a sale stands in the books.
 *
 * @param card the card's name, or empty
 * @param fen the amount in fen
 * @param state what has become of it by now
 */
public record Booking(String card, long fen, EndState state) {

    public Booking with(EndState newState) {
        return new Booking(card, fen, newState);
    }
}
