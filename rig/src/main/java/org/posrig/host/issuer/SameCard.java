package org.posrig.host.issuer;

import java.time.Duration;

/**
 * A risk rule: the same card used too often. Public acquirer code refuses a card (62) after more than so many sales above an amount.
 *
 * @param sales how many approved payments above the amount may come within the time, at least 1; the next is refused
 * @param above fen; payments up to it do not count
 * @param within looking back from the payment
 */
public record SameCard(int sales, long above, Duration within) {

    public SameCard {
        if (sales < 1 || above < 0 || !within.isPositive()) {
            throw new IllegalArgumentException(
                    "The same-card rule needs 1 sale or more, an amount of 0 or more and a time.");
        }
    }
}
