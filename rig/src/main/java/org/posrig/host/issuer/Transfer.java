package org.posrig.host.issuer;

/**
 * A movement on a card that follows from an earlier decision.
 *
 * @param charged fen taken off the card, negative for fen given back
 * @param held fen kept aside besides, negative for fen set free
 * @param use what it does to the day's limits
 * @param fen the amount the day's limits count
 */
public record Transfer(long charged, long held, Use use, long fen) {

    /** What a movement does to the day's limits. */
    public enum Use {
        ADDED,
        TAKEN_BACK,
        UNCHANGED
    }

    public static Transfer charge(long fen) {
        return new Transfer(fen, 0, Use.ADDED, fen);
    }

    public static Transfer giveBack(long fen) {
        return new Transfer(-fen, 0, Use.TAKEN_BACK, fen);
    }

    /** A refund: money comes back, the day's limits do not. */
    public static Transfer refund(long fen) {
        return new Transfer(-fen, 0, Use.UNCHANGED, fen);
    }

    public static Transfer hold(long fen) {
        return new Transfer(0, fen, Use.ADDED, fen);
    }

    public static Transfer release(long fen) {
        return new Transfer(0, -fen, Use.TAKEN_BACK, fen);
    }

    /** Sets an amount free and charges another in its place. */
    public static Transfer complete(long held, long fen) {
        return new Transfer(fen, -held, Use.UNCHANGED, fen);
    }

    public Transfer reversed() {
        Use opposite = switch (use) {
            case ADDED -> Use.TAKEN_BACK;
            case TAKEN_BACK -> Use.ADDED;
            case UNCHANGED -> Use.UNCHANGED;
        };
        return new Transfer(-charged, -held, opposite, fen);
    }
}
