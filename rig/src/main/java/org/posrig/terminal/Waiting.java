package org.posrig.terminal;

import java.time.Duration;
import java.util.Optional;

/** A wait for what a terminal should show; a screen that ends any wait (tamper, system error, keypad) ends this one too. */
final class Waiting {

    private final Terminal terminal;
    private final MismatchText mismatch;
    private final String lastKey;

    private final Condition condition;

    /** @param lastKey how messages tell the key pressed last; empty after a secret one */
    Waiting(Terminal terminal, MismatchText mismatch, String lastKey, Condition condition) {
        this.condition = condition;
        this.terminal = terminal;
        this.mismatch = mismatch;
        this.lastKey = lastKey;
    }

    /** Among all shown since the last action. */
    Screen await(Awaited expected) {
        Duration deadline = expected.deadline(terminal.profile().timing());
        return ended(
                terminal.screens().await(screen -> expected.on(screen) || ends(screen), deadline), expected, deadline);
    }

    /** On the display itself, whenever it came. */
    void awaitStanding(Awaited expected) {
        Duration deadline = expected.deadline(terminal.profile().timing());
        ended(
                terminal.screens().awaitLatest(screen -> expected.on(screen) || ends(screen), deadline),
                expected,
                deadline);
    }

    private Screen ended(Optional<Screen> shown, Awaited expected, Duration deadline) {
        if (shown.isEmpty()) {
            condition.needsCare().ifPresent(fault -> {
                throw fault;
            });
        }
        Screen screen = shown.orElseThrow(() -> new ScreenMismatch(
                mismatch.missing(expected, deadline, terminal.screens()),
                Optional.of(mismatch.missed(expected, deadline, terminal.screens()))));
        condition.tamper(screen).filter(unused -> !expected.on(screen)).ifPresent(fault -> {
            throw fault;
        });
        alarm(screen).filter(alarm -> !expected.on(screen)).ifPresent(alarm -> {
            if (alarm.keypad()) {
                throw KeypadFaults.stuck(terminal.name(), terminal.screens(), lastKey);
            }
            throw new ScreenMismatch(mismatch.forbidden(alarm, screen, terminal.screens()));
        });
        return screen;
    }

    private boolean ends(Screen screen) {
        return alarm(screen).isPresent() || condition.tamper(screen).isPresent();
    }

    private Optional<NamedScreen> alarm(Screen screen) {
        return terminal.profile().screens().values().stream()
                .filter(named -> named.alarm() || named.keypad())
                .filter(named -> named.on(screen))
                .findFirst();
    }
}
