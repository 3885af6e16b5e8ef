package org.posrig.host.issuer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.posrig.fault.BadInput;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Overrides;

/**
 * The issuer of a lane's cards: PINs and their counters, locks, balances, demands for a PIN, and the lane's host clock. Starts from
 * the card file, remembers nothing of earlier lanes. Safe for use by several threads.
 */
public final class Issuer {

    private final CardFile cards;
    private final IssuerRules rules;
    private final InstantSource wallClock;
    private final Overrides overrides;
    private final Map<String, Account> accounts = new HashMap<>();
    private Duration advance = Duration.ZERO;
    private int tapsAllowed = Integer.MAX_VALUE;

    public Issuer(CardFile cards, IssuerRules rules, InstantSource wallClock, Overrides overrides) {
        this.cards = cards;
        this.rules = rules;
        this.wallClock = wallClock;
        this.overrides = overrides;
    }

    /**
     * The card of a name.
     *
     * @throws BadInput when there is none, with the nearest name
     */
    public TestCard card(String name) {
        return cards.card(name);
    }

    /** Host time of this lane. */
    public synchronized Instant now() {
        return wallClock.instant().plus(advance);
    }

    /** Moves the lane's host clock on; locks whose time is over end. */
    public synchronized void advanceClock(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException(
                    "The host's clock can only be moved on, not back by " + by.negated() + ".");
        }
        advance = advance.plus(by);
    }

    /** Wrong PINs in a row, 0 after a right one or an unlocking. */
    public synchronized int wrongTries(TestCard card) {
        // Asking first lets a lock whose time is over end.
        locked(card);
        return account(card).wrongTries();
    }

    /** Whether the card's PIN tries are used up. */
    public synchronized boolean locked(TestCard card) {
        return account(card).locked(now(), rules.lockTime());
    }

    /** Customer service unlocks a card: its counter starts afresh. */
    public synchronized void unlock(TestCard card) {
        account(card).unlock();
    }

    /** Fen left on a card. */
    public synchronized long balance(TestCard card) {
        return account(card).balance();
    }

    /** Risk control: every tap of this card without a PIN is answered with the code that demands one, until a right PIN came. */
    public synchronized void demandPin(TestCard card) {
        account(card).demandPin();
    }

    /** After this many taps without PIN on a card its next one is answered with the code that demands a PIN; holds for all cards. */
    public synchronized void tapsWithoutPin(int allowed) {
        if (allowed < 0) {
            throw new IllegalArgumentException(
                    "The number of taps without PIN cannot be " + allowed + "; use 0 or more.");
        }
        tapsAllowed = allowed;
    }

    /**
     * The next request of a kind is answered with a code, whoever sends it; no counter moves and nothing is booked.
     *
     * @param kind {@code sale}, {@code reversal}, {@code sign-in}, {@code echo}, {@code fetch-reset} or {@code confirm-reset}
     * @param code F39, two letters or digits other than 00
     */
    public void answerNext(String kind, String code) {
        overrides.answerNext(
                MessageKind.of(kind)
                        .orElseThrow(() -> new BadInput("There is no message kind '" + kind
                                + "'; use sale, reversal, sign-in, echo, fetch-reset or confirm-reset.")),
                code);
    }

    /** The card of a number, where the card file has it. */
    public Optional<TestCard> withNumber(String pan) {
        return cards.withNumber(pan);
    }

    /** Decides on a purchase and books it when it is approved. */
    public synchronized Decision decide(Purchase purchase) {
        return cards.withNumber(purchase.pan())
                .map(card -> decide(account(card), purchase))
                .orElseGet(() -> Decision.of("14", "The card is not in the card file."));
    }

    /** Gives back what an approved purchase took; the PIN counter stays as it is. */
    public synchronized void giveBack(String pan, long fen) {
        cards.withNumber(pan).ifPresent(card -> account(card).book(-fen));
    }

    private Decision decide(Account account, Purchase purchase) {
        Optional<Decision> refusal = refusedForPin(account, purchase);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        TestCard card = account.card();
        if (card.limit().isPresent() && purchase.fen() > card.limit().getAsLong()) {
            return Decision.of("61", "The amount is above the card's limit.");
        }
        if (purchase.fen() > account.balance()) {
            return Decision.of("51", "The balance does not suffice.");
        }
        if (purchase.pin().isEmpty() && tap(purchase)) {
            account.tapped();
        }
        account.book(purchase.fen());
        return Decision.of("00", "Approved.");
    }

    private Optional<Decision> refusedForPin(Account account, Purchase purchase) {
        if (purchase.pin().isEmpty()) {
            return refusedWithoutPin(account, purchase);
        }
        if (account.locked(now(), rules.lockTime())) {
            return Optional.of(new Decision("75", "The card's PIN tries were used up before.", true));
        }
        if (account.card().pin().equals(purchase.pin().get())) {
            account.rightPin();
            return Optional.empty();
        }
        boolean locked = account.wrongPin(now(), rules.triesAllowed());
        String count = "wrong PIN, " + account.wrongTries() + " in a row";
        return Optional.of(
                locked
                        ? new Decision("75", "PIN tries used up: " + count + "; the card is locked.", true)
                        : new Decision("55", "Wrong PIN: " + count + ".", true));
    }

    private Optional<Decision> refusedWithoutPin(Account account, Purchase purchase) {
        if (tap(purchase)) {
            return account.demandsPin(tapsAllowed)
                    ? Optional.of(Decision.of(rules.pinRequiredCode(), "The issuer demands the PIN for this tap."))
                    : Optional.empty();
        }
        return account.card().pinRequired()
                ? Optional.of(Decision.of("05", "The card needs a PIN when it is inserted or swiped."))
                : Optional.empty();
    }

    private static boolean tap(Purchase purchase) {
        return purchase.way().filter(CardInterface.CONTACTLESS::equals).isPresent();
    }

    private Account account(TestCard card) {
        return accounts.computeIfAbsent(card.pan(), pan -> new Account(cards.card(card.name())));
    }
}
