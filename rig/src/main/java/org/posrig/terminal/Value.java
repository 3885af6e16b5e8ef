package org.posrig.terminal;

/**
 * Something to be typed: digits, and whether they are a PIN or a password. A secret never shows itself.
 *
 * @param digits what the keys spell
 */
public record Value(String digits, boolean secret) {

    public Value {
        if (!digits.chars().allMatch(Character::isDigit)) {
            throw new IllegalArgumentException("Only digits can be typed.");
        }
    }

    public static Value open(String digits) {
        return new Value(digits, false);
    }

    public static Value secret(String digits) {
        return new Value(digits, true);
    }

    /** An amount as terminals take it: in fen, without a point. */
    public static Value amount(long fen) {
        return open(Long.toString(fen));
    }

    @Override
    public String toString() {
        return secret ? "•" : digits;
    }
}
