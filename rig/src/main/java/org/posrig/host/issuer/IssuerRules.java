package org.posrig.host.issuer;

import java.time.Duration;
import java.util.Optional;

/**
 * What holds for all cards.
 *
 * @param triesAllowed wrong PINs in a row that lock a card, at least 1; public merchant pages name three
 * @param lockTime after which a lock ends by itself; public merchant pages name 24 hours
 * @param pinRequiredCode F39 that demands the PIN for a tap; UnionPay has no such code, Visa uses 70
 * @param triesExceededCode F39 once PIN tries are used up: 75; some issuers tell 38, and one public list has an issuer that tells 55
 * @param pinNotActivatedCode F39 for a PIN that was never activated: 62 with some issuers, 75 with others of the same list
 * @param pinExpiredCode F39 for a PIN that is too old; UnionPay has no such code, 05 is what is left
 * @param sameCard how often a card may be used, or empty for any number of times
 */
public record IssuerRules(
        int triesAllowed,
        Duration lockTime,
        String pinRequiredCode,
        String triesExceededCode,
        String pinNotActivatedCode,
        String pinExpiredCode,
        Optional<SameCard> sameCard) {

    public static final int USUAL_TRIES = 3;
    public static final Duration USUAL_LOCK_TIME = Duration.ofHours(24);

    public IssuerRules {
        requireRefusal(pinRequiredCode);
        requireRefusal(triesExceededCode);
        requireRefusal(pinNotActivatedCode);
        requireRefusal(pinExpiredCode);
    }

    /** With the usual codes for all that has to do with the PIN. */
    public IssuerRules(int triesAllowed, Duration lockTime, String pinRequiredCode) {
        this(triesAllowed, lockTime, pinRequiredCode, "75", "62", "05", Optional.empty());
    }

    public IssuerRules withLockTime(Duration time) {
        return with(time, pinRequiredCode, triesExceededCode, pinNotActivatedCode, pinExpiredCode);
    }

    public IssuerRules withPinRequiredCode(String code) {
        return with(lockTime, code, triesExceededCode, pinNotActivatedCode, pinExpiredCode);
    }

    public IssuerRules withTriesExceededCode(String code) {
        return with(lockTime, pinRequiredCode, code, pinNotActivatedCode, pinExpiredCode);
    }

    public IssuerRules withPinNotActivatedCode(String code) {
        return with(lockTime, pinRequiredCode, triesExceededCode, code, pinExpiredCode);
    }

    public IssuerRules withPinExpiredCode(String code) {
        return with(lockTime, pinRequiredCode, triesExceededCode, pinNotActivatedCode, code);
    }

    public IssuerRules withSameCard(SameCard rule) {
        return new IssuerRules(
                triesAllowed,
                lockTime,
                pinRequiredCode,
                triesExceededCode,
                pinNotActivatedCode,
                pinExpiredCode,
                Optional.of(rule));
    }

    private IssuerRules with(Duration time, String required, String exceeded, String notActivated, String expired) {
        return new IssuerRules(triesAllowed, time, required, exceeded, notActivated, expired, sameCard);
    }

    private static void requireRefusal(String code) {
        if (!code.matches("[0-9A-Z]{2}") || code.equals("00")) {
            throw new IllegalArgumentException(
                    "'" + code + "' is no refusal; use two letters or digits other than 00.");
        }
    }
}
