package org.posrig.host.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** Somebody logged in to the merchant platform, and the code that was texted to the merchant for it. Not for several threads. */
final class PlatformSession {

    private static final int TRIES = 3;

    private final String terminalNumber;
    private final String code;
    private final Instant expires;
    private Instant lastRequest;
    private boolean used;
    private int wrong;

    /** @param begun host time of the lane at the log-in */
    PlatformSession(String terminalNumber, String code, Instant begun) {
        this.terminalNumber = terminalNumber;
        this.code = code;
        this.expires = begun.plus(MerchantPlatform.CODE_VALID);
        this.lastRequest = begun;
    }

    String terminalNumber() {
        return terminalNumber;
    }

    /** Somebody has asked for something in it. */
    void usedAt(Instant moment) {
        lastRequest = moment;
    }

    /** Whether nobody has asked for anything for so long that it is over. */
    boolean idleAt(Instant moment) {
        return !moment.isBefore(lastRequest.plus(MerchantPlatform.IDLE_TIME));
    }

    /** Why a code is not taken, one sentence; a wrong one counts, and three spoil the right one. */
    Optional<String> refusal(String entered, Instant now) {
        if (wrong >= TRIES) {
            return Optional.of("the code was entered wrongly three times; log in for another.");
        }
        if (!MessageDigest.isEqual(entered.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8))) {
            wrong++;
            return Optional.of("the code is wrong.");
        }
        if (used) {
            return Optional.of("the code has been used already.");
        }
        return now.isBefore(expires) ? Optional.empty() : Optional.of("the code has expired.");
    }

    void useUp() {
        used = true;
    }

    /** Shows neither the code nor anything that leads to it. */
    @Override
    public String toString() {
        return "session for terminal " + terminalNumber;
    }
}
