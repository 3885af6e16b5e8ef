package org.posrig.terminal;

import java.time.Duration;
import java.util.Map;

/**
 * How fast a terminal model is.
 *
 * @param hold how long a key is held
 * @param gap how long all keys are open between two presses
 * @param quiet how long the display must be silent to be settled, at least
 * @param screen how long an ordinary screen may take to come
 * @param host how long a screen may take that waits for the host, the terminal's own time-out included
 * @param settle how long the display must have been silent before a key counts, where it must
 * @param keys the keys that are pressed otherwise than all others
 */
public record Timing(
        Duration hold,
        Duration gap,
        Duration quiet,
        Duration screen,
        Duration host,
        Duration settle,
        Map<Key, KeyTiming> keys) {

    public Timing {
        keys = Map.copyOf(keys);
    }

    /** Of a model whose keys are all alike and count at once. */
    public Timing(Duration hold, Duration gap, Duration quiet, Duration screen, Duration host) {
        this(hold, gap, quiet, screen, host, Duration.ZERO, Map.of());
    }

    /** The same with another hold and gap for every key. */
    public Timing pressing(Duration otherHold, Duration otherGap) {
        return new Timing(otherHold, otherGap, quiet, screen, host, settle, Map.of());
    }

    /** How a key is pressed. */
    public KeyTiming of(Key key) {
        return keys.getOrDefault(key, usual());
    }

    /** How every digit of a secret entry is pressed: as the slowest of all ten, since a time of its own would give a digit away. */
    public KeyTiming ofSecret() {
        KeyTiming slowest = of(Key.digit('0'));
        for (char digit = '1'; digit <= '9'; digit++) {
            slowest = slowest.longest(of(Key.digit(digit)));
        }
        return slowest;
    }

    private KeyTiming usual() {
        return new KeyTiming(hold, gap, settle);
    }
}
