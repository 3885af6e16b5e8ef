package org.posrig.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The hand at a terminal's keys: how long each is held, what must have passed before, whether the screen has to be woken first, and
 * when nothing is pressed at all.
 */
final class Hand {

    private final TerminalProfile profile;
    private final Keypad keypad;
    private final ScreenHistory screens;
    private final Condition condition;
    private final Pace pace;
    private final Runnable actionBegins;
    private final String terminal;
    private String lastKey = "";

    /** @param actionBegins is done before each press, so that only what is shown next counts as its consequence */
    Hand(
            String terminal,
            TerminalProfile profile,
            Keypad keypad,
            ScreenHistory screens,
            Condition condition,
            Pace pace,
            Runnable actionBegins) {
        this.terminal = terminal;
        this.profile = profile;
        this.keypad = keypad;
        this.screens = screens;
        this.condition = condition;
        this.pace = pace;
        this.actionBegins = actionBegins;
    }

    /** How messages tell the key pressed last; empty after a secret one. */
    String lastKey() {
        return lastKey;
    }

    /** @param hold a time of the action's own, or empty for the key's usual one */
    void press(Key key, Optional<Duration> hold, boolean secret) {
        KeyTiming timing =
                secret ? profile.timing().ofSecret() : profile.timing().of(key);
        press(key, timing, new Press(hold.orElse(timing.hold()), timing.gap(), secret));
    }

    /** With a hold and a gap of the caller's own. */
    void press(Key key, Press how) {
        press(key, profile.timing().of(key), how);
    }

    private void press(Key key, KeyTiming timing, Press how) {
        begin(timing);
        lastKey = how.secret() ? "" : "after key '" + key.name() + "'";
        keypad.press(key, how);
    }

    /** Several keys at once, held as long as the slowest of them. */
    void chord(Set<Key> keys) {
        profile.matrix().check(terminal, keys);
        KeyTiming timing = keys.stream()
                .map(profile.timing()::of)
                .reduce(KeyTiming::longest)
                .orElseThrow();
        begin(timing);
        lastKey = "after keys "
                + keys.stream().sorted().map(key -> "'" + key + "'").toList();
        keypad.chord(keys, new Press(timing.hold(), timing.gap(), false));
    }

    /** Wakes a screen that sleeps or may do so. */
    void wake() {
        Optional<Key> idle = pace.beforeKey();
        profile.pacing().sleep().ifPresent(sleep -> {
            boolean asleep = sleep.screen()
                    .map(name ->
                            screens.latest().filter(profile.screen(name)::on).isPresent())
                    .orElse(idle.isPresent());
            if (asleep) {
                leaveLocked();
                actionBegins.run();
                KeyTiming timing = profile.timing().of(sleep.wake());
                keypad.press(sleep.wake(), new Press(timing.hold(), timing.gap(), false));
                screens.await(
                        screen -> true,
                        sleep.screen().isPresent() ? profile.timing().screen() : timing.gap());
                screens.awaitSettled(profile.timing().quiet(), profile.timing().screen());
            }
        });
    }

    /** A PIN is about to be typed. */
    void pinFollows() {
        pace.beforePin(terminal);
    }

    private void begin(KeyTiming timing) {
        screens.lineFault().ifPresent(fault -> {
            throw fault;
        });
        leaveLocked();
        wake();
        if (!timing.settle().isZero()) {
            screens.awaitSettled(
                    timing.settle(), timing.settle().plus(profile.timing().screen()));
        }
        actionBegins.run();
    }

    private void leaveLocked() {
        screens.latest().flatMap(condition::tamper).ifPresent(fault -> {
            throw fault;
        });
    }
}
