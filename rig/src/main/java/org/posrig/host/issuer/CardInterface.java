package org.posrig.host.issuer;

/** A way in which a card can meet a terminal. */
public enum CardInterface {
    CHIP,
    STRIPE,
    CONTACTLESS
}
