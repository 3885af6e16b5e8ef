package org.posrig.host.issuer;

import java.util.Optional;

/**
 * What the issuer is asked to approve.
 *
 * @param pan the card's number
 * @param fen the amount in fen
 * @param way how the card was read, empty where it was none of the card's interfaces
 * @param pin the PIN out of the PIN block, or empty where none came
 */
public record Purchase(String pan, long fen, Optional<CardInterface> way, Optional<String> pin) {

    /** Whether the card was held to the reader. */
    public boolean tap() {
        return way.filter(CardInterface.CONTACTLESS::equals).isPresent();
    }

    /** Shows neither PAN nor PIN. */
    @Override
    public String toString() {
        return "Purchase[" + fen + " fen, " + way.map(Enum::name).orElse("?") + (pin.isPresent() ? ", with PIN" : "")
                + "]";
    }
}
