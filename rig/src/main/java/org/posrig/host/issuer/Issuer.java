package org.posrig.host.issuer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.posrig.fault.BadInput;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Overrides;

/**
 * The issuer of a lane's cards: PINs and their counters, locks, states, limits, balances, demands for a PIN, and the lane's host clock.
 * Starts from the card file, remembers nothing of earlier lanes. Safe for use by several threads.
 */
public final class Issuer {

    private final CardFile cards;
    private final InstantSource wallClock;
    private final Overrides overrides;
    private final Map<String, Account> accounts = new HashMap<>();
    private IssuerRules rules;
    private Duration advance = Duration.ZERO;
    private int tapsAllowed = Integer.MAX_VALUE;

    /** @param rules hold where the card file's own {@code issuer} part says nothing else */
    public Issuer(CardFile cards, IssuerRules rules, InstantSource wallClock, Overrides overrides) {
        this.cards = cards;
        this.rules = cards.rules(rules);
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

    /** The card of a number, where the card file has it. */
    public Optional<TestCard> withNumber(String pan) {
        return cards.withNumber(pan);
    }

    /** Host time of this lane. */
    public synchronized Instant now() {
        return wallClock.instant().plus(advance);
    }

    /** Moves the lane's host clock on; locks whose time is over end, a new day begins its limits afresh. */
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

    /** Customer service unlocks a card: its counter starts afresh, and a state of {@link CardState#PIN_LOCKED} ends. */
    public synchronized void unlock(TestCard card) {
        account(card).unlock();
    }

    /** From now on this is the matter with a card. */
    public synchronized void putState(TestCard card, CardState state) {
        account(card).state(state);
    }

    public synchronized CardState state(TestCard card) {
        return account(card).state();
    }

    /** Fen left on a card, what pre-authorisations keep aside included. */
    public synchronized long balance(TestCard card) {
        return account(card).balance();
    }

    /** Fen that pre-authorisations keep aside. */
    public synchronized long held(TestCard card) {
        return account(card).held();
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

    /** Changes what holds for all cards of this lane, such as {@code rules -> rules.withTriesExceededCode("55")}. */
    public synchronized void change(UnaryOperator<IssuerRules> change) {
        rules = change.apply(rules);
    }

    /**
     * The next request of a kind is answered with a code, whoever sends it; no counter moves and nothing is booked.
     *
     * @param kind as {@link MessageKind#written} has it, such as {@code sale} or {@code sign-in}
     * @param code F39, two letters or digits other than 00
     */
    public void answerNext(String kind, String code) {
        overrides.answerNext(
                MessageKind.of(kind)
                        .orElseThrow(() -> new BadInput("There is no message kind '" + kind + "'; use one of "
                                + MessageKind.allWritten() + ".")),
                code);
    }

    /** Decides on a purchase and books it when it is approved. */
    public Decision decide(Purchase purchase) {
        return decide(purchase, Examination::money, account -> {
            account.book(purchase.fen());
            account.dayUse().add(now(), purchase.fen());
        });
    }

    /** Decides on a pre-authorisation and keeps its amount aside when it is approved. */
    public Decision hold(Purchase purchase) {
        return decide(purchase, Examination::money, account -> {
            account.hold(purchase.fen());
            account.dayUse().add(now(), purchase.fen());
        });
    }

    /** Whether the cardholder may ask for the balance. */
    public Decision inquire(Purchase inquiry) {
        return decide(inquiry, any -> Optional.empty(), any -> {});
    }

    /** Whether the card, and the PIN where one came, stand in the way of taking something back or completing it. */
    public synchronized Decision examine(Purchase purchase) {
        return cards.withNumber(purchase.pan())
                .map(card -> {
                    Examination examination = new Examination(account(card), purchase, rules, now());
                    return purchase.pin().flatMap(examination::pin).orElseGet(Issuer::approved);
                })
                .orElseGet(Issuer::unknown);
    }

    /** Changes what a card has and keeps aside, without asking anybody. */
    public synchronized void transfer(TestCard card, Transfer transfer) {
        Account account = account(card);
        account.book(transfer.charged());
        account.hold(transfer.held());
        switch (transfer.use()) {
            case ADDED -> account.dayUse().add(now(), transfer.fen());
            case TAKEN_BACK -> account.dayUse().takeBack(now(), transfer.fen());
            case UNCHANGED -> {}
        }
    }

    private synchronized Decision decide(
            Purchase purchase, Function<Examination, Optional<Decision>> last, Consumer<Account> approve) {
        Optional<TestCard> card = cards.withNumber(purchase.pan());
        if (card.isEmpty()) {
            return unknown();
        }
        Account account = account(card.get());
        Examination examination = new Examination(account, purchase, rules, now());
        Optional<Decision> refusal = examination
                .card()
                .or(() -> purchase.pin().isPresent()
                        ? examination.pin(purchase.pin().get())
                        : examination.noPin(tapsAllowed))
                .or(() -> last.apply(examination));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (purchase.pin().isEmpty() && purchase.tap()) {
            account.tapped();
        }
        approve.accept(account);
        return approved();
    }

    private static Decision approved() {
        return Decision.of("00", "Approved.");
    }

    private static Decision unknown() {
        return Decision.of("14", "The card is not in the card file.");
    }

    private Account account(TestCard card) {
        return accounts.computeIfAbsent(card.pan(), pan -> new Account(cards.card(card.name())));
    }
}
