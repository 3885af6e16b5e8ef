package org.posrig.host.issuer;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What the issuer keeps of one card in one lane. Not safe for several threads; its issuer is. */
final class Account {

    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("yyMM");

    private final TestCard card;
    private final YearMonth lastMonth;
    private final DayUse dayUse = new DayUse();
    private CardState state;
    private long balance;
    private long held;
    private int wrongTries;
    private int tapsSincePin;
    private boolean pinDemanded;
    private @Nullable Instant lockedAt;

    Account(TestCard card) {
        this.card = card;
        this.lastMonth = YearMonth.parse(card.expiry(), EXPIRY);
        this.balance = card.balance();
        this.state = card.terms().state();
    }

    TestCard card() {
        return card;
    }

    /** The last month the card is good for. */
    YearMonth lastMonth() {
        return lastMonth;
    }

    CardState state() {
        return state;
    }

    void state(CardState newState) {
        state = newState;
    }

    DayUse dayUse() {
        return dayUse;
    }

    long balance() {
        return balance;
    }

    void book(long fen) {
        balance -= fen;
    }

    /** Fen that pre-authorisations keep aside. */
    long held() {
        return held;
    }

    /** An amount that another lane's issuer kept aside can be set free here, but leaves nothing less than nought. */
    void hold(long fen) {
        held = Math.max(0, held + fen);
    }

    long available() {
        return balance - held;
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
        if (state == CardState.PIN_LOCKED) {
            state = CardState.NORMAL;
        }
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
