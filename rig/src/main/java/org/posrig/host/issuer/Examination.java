package org.posrig.host.issuer;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What an issuer looks at before money is touched, each with the refusal it may end in: the card's state and date, the PIN and its
 * counter, the limits, the money.
 */
record Examination(Account account, Purchase purchase, IssuerRules rules, Instant now) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The card itself, whatever PIN came. */
    Optional<Decision> card() {
        Optional<String> code = account.state().code();
        if (code.isPresent()) {
            return refused(
                    code.get(),
                    "The card's state is " + account.state().written() + ".",
                    account.state() == CardState.PIN_LOCKED);
        }
        return YearMonth.from(now.atZone(ZONE)).isAfter(account.lastMonth())
                ? refused("54", "The card's date is over.", false)
                : Optional.empty();
    }

    /** A PIN that came; a right one begins the count afresh, a wrong one counts. */
    Optional<Decision> pin(String pin) {
        if (account.state() == CardState.PIN_NOT_ACTIVATED) {
            return refused(rules.pinNotActivatedCode(), "The card's PIN was never activated.", true);
        }
        if (account.state() == CardState.PIN_EXPIRED) {
            return refused(rules.pinExpiredCode(), "The card's PIN has expired.", true);
        }
        if (account.locked(now, rules.lockTime())) {
            return refused(rules.triesExceededCode(), "The card's PIN tries were used up before.", true);
        }
        if (account.card().pin().equals(pin)) {
            account.rightPin();
            return Optional.empty();
        }
        boolean locked = account.wrongPin(now, rules.triesAllowed());
        String count = "wrong PIN, " + account.wrongTries() + " in a row";
        return locked
                ? refused(rules.triesExceededCode(), "PIN tries used up: " + count + "; the card is locked.", true)
                : refused("55", "Wrong PIN: " + count + ".", true);
    }

    /** That no PIN came: a tap needs one only now and then, chip and stripe nearly always. */
    Optional<Decision> noPin(int tapsAllowed) {
        if (purchase.tap()) {
            return account.demandsPin(tapsAllowed)
                    ? refused(rules.pinRequiredCode(), "The issuer demands the PIN for this tap.", false)
                    : Optional.empty();
        }
        return account.card().pinRequired()
                ? refused("05", "The card needs a PIN when it is inserted or swiped.", false)
                : Optional.empty();
    }

    /** Limits, then what is left on the card. */
    Optional<Decision> money() {
        TestCard card = account.card();
        CardTerms terms = card.terms();
        long fen = purchase.fen();
        if (card.limit().isPresent() && fen > card.limit().getAsLong()) {
            return refused("61", "The amount is above the card's limit.", false);
        }
        if (terms.dayLimit().isPresent()
                && account.dayUse().sum(now) + fen > terms.dayLimit().getAsLong()) {
            return refused("61", "The day's amounts would be above the card's limit.", false);
        }
        if (terms.dayCount().isPresent()
                && account.dayUse().count(now) >= terms.dayCount().getAsInt()) {
            return refused("65", "The card was used as often as it may be in a day.", false);
        }
        Optional<SameCard> risk = rules.sameCard().filter(rule -> fen > rule.above());
        if (risk.isPresent()
                && account.dayUse()
                                .above(risk.get().above(), now.minus(risk.get().within()))
                        >= risk.get().sales()) {
            return refused("62", "The same card was used too often for its size.", false);
        }
        return fen > account.available() ? refused("51", "The balance does not suffice.", false) : Optional.empty();
    }

    private static Optional<Decision> refused(String code, String why, boolean pinRefused) {
        return Optional.of(new Decision(code, why, pinRefused));
    }
}
