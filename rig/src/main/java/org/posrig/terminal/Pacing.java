package org.posrig.terminal;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a terminal asks of whoever uses it all day and night: how often a PIN may be entered, when it restarts by itself, when its screen
 * sleeps, and the screens by which it says that somebody has to look after it.
 *
 * @param paperOut the name of the screen that tells that there is no paper
 * @param batchFull the name of the screen that tells that the batch has to be settled before anything else
 * @param tamper the name of the screen that tells that the terminal has locked itself against being opened
 * @param stir a key at which the terminal shows something where it waits for work: it is pressed where the display has not shown anything yet, and switching on has not helped
 */
public record Pacing(
        Optional<PinEntries> pinEntries,
        Optional<Restart> restart,
        Optional<Sleep> sleep,
        Optional<String> paperOut,
        Optional<String> batchFull,
        Optional<String> tamper,
        Optional<StartUp> startUp,
        Optional<Key> stir) {

    /** Of a terminal that asks nothing. */
    public static final Pacing NONE = new Pacing(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The names of the screens it speaks of. */
    public Set<String> screens() {
        return Stream.concat(
                        Stream.of(paperOut, batchFull, tamper, sleep.flatMap(Sleep::screen))
                                .flatMap(Optional::stream),
                        startUp.stream().flatMap(starting -> starting.screens().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * So many PINs may be entered in so long a time. The PCI PTS POI security requirements let a device encrypt a PIN once in 30 s on average,
     * against exhaustive search of a PIN by its blocks.
     *
     * @param most at least 1, all of which may come at once
     */
    public record PinEntries(int most, Duration per) {}

    /**
     * The terminal restarts by itself every day, since the PCI PTS POI security requirements ask for a self-test, with memory set up anew, at least
     * every 24 hours.
     *
     * @param at when it begins, by the clock on the wall where the rig stands
     * @param within how long after that it may still begin or be under way
     */
    public record Restart(LocalTime at, Duration within) {

        /** How long a scenario may take that has begun before. */
        private static final Duration LONGEST_SCENARIO = Duration.ofMinutes(2);

        /** How long a terminal has still to be left alone; zero outside of the time of its restart. */
        public Duration remaining(LocalTime now) {
            Duration since = Duration.between(at.minus(LONGEST_SCENARIO), now);
            Duration into = since.isNegative() ? since.plusDays(1) : since;
            Duration whole = LONGEST_SCENARIO.plus(within);
            return into.compareTo(whole) < 0 ? whole.minus(into) : Duration.ZERO;
        }
    }

    /**
     * The screen sleeps, and the first key only wakes it.
     *
     * @param after when nothing has been pressed or shown for so long
     * @param wake the key that wakes it and does no harm where it does not sleep
     * @param screen the name of the screen that tells that it sleeps, where one does
     */
    public record Sleep(Duration after, Key wake, Optional<String> screen) {}

    /**
     * What the terminal shows while it starts, before it takes any key.
     *
     * @param screens the names of these screens
     * @param within how long each of them stands at most
     */
    public record StartUp(List<String> screens, Duration within) {

        public StartUp {
            screens = List.copyOf(screens);
        }
    }
}
