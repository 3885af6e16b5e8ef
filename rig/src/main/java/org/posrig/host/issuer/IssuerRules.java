package org.posrig.host.issuer;

import java.time.Duration;

/**
 * What holds for all cards.
 *
 * @param triesAllowed wrong PINs in a row that lock a card, at least 1; public merchant pages name three
 * @param lockTime after which a lock ends by itself; public merchant pages name 24 hours
 * @param pinRequiredCode F39 that demands the PIN for a tap; UnionPay has no such code, Visa uses 70
 */
public record IssuerRules(int triesAllowed, Duration lockTime, String pinRequiredCode) {

    public static final int USUAL_TRIES = 3;
    public static final Duration USUAL_LOCK_TIME = Duration.ofHours(24);
}
