package org.posrig.terminal;

import java.time.Duration;

/**
 * How one key is pressed.
 *
 * @param hold how long it is held
 * @param gap how long all keys are open after it
 * @param settle how long the display must have been silent before it; zero for not at all
 */
public record KeyTiming(Duration hold, Duration gap, Duration settle) {

    /** Whatever either takes longer. */
    KeyTiming longest(KeyTiming other) {
        return new KeyTiming(longer(hold, other.hold), longer(gap, other.gap), longer(settle, other.settle));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
