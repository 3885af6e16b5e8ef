package org.posrig.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a terminal model names the keys it takes, so that each contact can be held against what comes of it.
 *
 * @param start the start from which the flow goes there
 * @param flow the way there
 * @param screen the screen's name
 * @param key a pattern whose one group is how the terminal names the key it has taken last
 * @param count a pattern whose one group is how many keys it has taken so far
 * @param shows how it names its keys, where that is not the profile's name
 */
public record KeyTest(String start, String flow, String screen, Pattern key, Pattern count, Map<String, String> shows) {

    public KeyTest {
        shows = Map.copyOf(shows);
    }

    /**
     * What the terminal has taken.
     *
     * @param last how it names the last key
     * @param count of all keys since the test began
     */
    record Taken(String last, long count) {}

    /** What a screen tells; empty where it is not this one. */
    Optional<Taken> on(Screen shown) {
        Matcher named = key.matcher(shown.text());
        Matcher counted = count.matcher(shown.text());
        return named.find() && counted.find() && counted.group(1).matches("\\d{1,9}")
                ? Optional.of(new Taken(named.group(1), Long.parseLong(counted.group(1))))
                : Optional.empty();
    }

    /** How the terminal names a key. */
    String nameOf(Key pressed) {
        return shows.getOrDefault(pressed.name(), pressed.name());
    }
}
