package org.posrig.terminal;

import java.util.List;

/** Looks for things on a terminal's screens that its profile need not have a name for. */
public final class Lookout {

    private final Terminal terminal;
    private final Waiting waiting;
    private final MismatchText mismatch;

    Lookout(Terminal terminal, Waiting waiting, MismatchText mismatch) {
        this.terminal = terminal;
        this.waiting = waiting;
        this.mismatch = mismatch;
    }

    /**
     * Waits for a screen since the last action on which all of these are to be seen, as long as the terminal may wait for its host.
     *
     * @throws ScreenMismatch when it does not come
     */
    public Screen awaitAll(Sight... sights) {
        return waiting.await(new Sights(List.of(sights), true));
    }

    /**
     * Waits for the first screen since the last action on which any of these is to be seen, and says which: the first of the list where it
     * is several.
     *
     * @throws ScreenMismatch when none comes
     */
    public Sight awaitFirst(Sight... sights) {
        Screen shown = waiting.await(new Sights(List.of(sights), false));
        return List.of(sights).stream()
                .filter(sight -> sight.on(shown))
                .findFirst()
                .orElseThrow();
    }

    /** @throws ScreenMismatch when it has been seen since the last action, once the display is settled */
    public void requireNever(Sight sight) {
        terminal.settle();
        terminal.screens().sinceAction().stream().filter(sight::on).findFirst().ifPresent(shown -> {
            throw new ScreenMismatch(mismatch.forbidden(sight, shown, terminal.screens()));
        });
    }

    /** @throws ScreenMismatch when the display goes on being written to for as long as an ordinary screen may take */
    public void requireSettled() {
        Timing timing = terminal.profile().timing();
        if (!terminal.screens().awaitSettled(timing.quiet(), timing.screen())) {
            throw terminal.mismatch(String.format(
                    "has not settled within %.1f s: it went on writing to its display",
                    timing.screen().toMillis() / 1000.0));
        }
    }
}
