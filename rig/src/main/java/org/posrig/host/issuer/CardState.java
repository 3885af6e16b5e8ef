package org.posrig.host.issuer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is the matter with a card, whatever PIN comes with it. The codes are UnionPay's (Q/CUP 006.6, annex A.2); for the two states of
 * the PIN it has none of its own, so {@link IssuerRules} says what they are told as, and only when a PIN comes.
 */
public enum CardState {
    NORMAL(""),
    /** To be kept. */
    KEPT("04"),
    /** Asleep, or never woken. */
    DORMANT("21"),
    /** A fraud, to be kept. */
    FRAUD("34"),
    /** PIN tries exceeded and locked at the issuer. */
    PIN_LOCKED("38"),
    LOST("41"),
    STOLEN("43"),
    /** Over before the date on it. */
    EXPIRED("54"),
    RESTRICTED("62"),
    /** The PIN of the letter was never activated. */
    PIN_NOT_ACTIVATED(""),
    PIN_EXPIRED("");

    private final String code;

    CardState(String code) {
        this.code = code;
    }

    /** F39 for a card in this state; empty where it depends on more. */
    Optional<String> code() {
        return Optional.of(code).filter(any -> !any.isEmpty());
    }

    /** As files and features write it: {@code pin-locked}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state of a written name, spaces or hyphens between its words. */
    public static Optional<CardState> of(String written) {
        String plain = written.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        return Arrays.stream(values())
                .filter(state -> state.written().equals(plain))
                .findFirst();
    }
}
