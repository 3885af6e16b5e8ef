package org.posrig.host.issuer;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * On what terms a card may be used.
 *
 * @param state at the beginning of every scenario
 * @param dayLimit the largest sum of a day in fen, or empty; above it the answer is 61
 * @param dayCount the largest number of payments in a day, or empty; above it the answer is 65
 */
public record CardTerms(CardState state, OptionalLong dayLimit, OptionalInt dayCount) {

    /** Nothing the matter, no limit by day. */
    public static final CardTerms USUAL = new CardTerms(CardState.NORMAL, OptionalLong.empty(), OptionalInt.empty());
}
