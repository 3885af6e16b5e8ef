package org.posrig.host.issuer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the issuer keeps of one card in one lane. Not safe for several threads; its issuer is. */
final class Account {

    private final TestCard card;
    private long balance;
    private int wrongTries;
    private int tapsSincePin;
    private boolean pinDemanded;
    private @Nullable Instant lockedAt;

    Account(TestCard card) {
        this.card = card;
        this.balance = card.balance();
    }

    TestCard card() {
        return card;
    }

    long balance() {
        return balance;
    }

    void book(long fen) {
        balance -= fen;
    }

    int wrongTries() {
        return wrongTries;
    }

    boolean locked(Instant now, Duration lockTime) {
        if (lockedAt != null && !now.isBefore(lockedAt.plus(lockTime))) {
            unlock();
        }
        return lockedAt != null;
    }

    /** Counts a wrong PIN; true when it was the one that locks the card. */
    boolean wrongPin(Instant now, int triesAllowed) {
        wrongTries++;
        if (wrongTries >= triesAllowed) {
            lockedAt = now;
        }
        return lockedAt != null;
    }

    void rightPin() {
        wrongTries = 0;
        tapsSincePin = 0;
        pinDemanded = false;
    }

    void unlock() {
        wrongTries = 0;
        lockedAt = null;
    }

    void demandPin() {
        pinDemanded = true;
    }

    boolean demandsPin(int tapsAllowed) {
        return pinDemanded || tapsSincePin >= tapsAllowed;
    }

    void tapped() {
        tapsSincePin++;
    }
}
