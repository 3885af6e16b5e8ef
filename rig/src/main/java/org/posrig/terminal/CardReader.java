package org.posrig.terminal;

import java.util.Set;

/** Brings cards to one terminal: at most one card at a time in the slot and in the field. Cards go by the bench's names for them. */
public interface CardReader {

    /** The ways a card can meet a terminal. */
    enum Way {
        CHIP,
        STRIPE,
        CONTACTLESS
    }

    /** The ways that are wired for a card; empty for a card this reader does not hold. */
    Set<Way> ways(String card);

    /** Puts a card into the slot; it stays there until {@link #withdraw()}. */
    void insert(String card);

    /** Holds a card in the contactless field; it stays there until {@link #withdraw()}. */
    void tap(String card);

    /** Pulls a card's stripe through once. */
    void swipe(String card);

    /** Takes any card out of slot and field; does nothing where there is none. */
    void withdraw();
}
