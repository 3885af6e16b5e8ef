package org.posrig.terminal;

import java.time.Duration;

/**
 * How a key is pressed.
 *
 * @param hold how long its contact stays closed
 * @param gap how long all contacts stay open afterwards, before the next press
 * @param secret whether the key belongs to a PIN or a password: then neither key nor relay is told to anyone
 */
public record Press(Duration hold, Duration gap, boolean secret) {

    /** The longest that a contact may stay closed: no key of any terminal asks for more, and a stuck key must end. */
    public static final Duration LONGEST_HOLD = Duration.ofSeconds(10);

    public Press {
        if (hold.isNegative() || hold.isZero() || hold.compareTo(LONGEST_HOLD) > 0 || gap.isNegative()) {
            throw new IllegalArgumentException(
                    "A press holds for up to 10 s and has a gap of 0 or more, not " + hold + " and " + gap + ".");
        }
    }
}
