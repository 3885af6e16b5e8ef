package org.posrig.terminal;

/** How a terminal leaves unanswered what is done to it: a firmware that hangs shows nothing more, whatever is pressed. */
final class Silence {

    private final Terminal terminal;
    private long shown;
    private long since;
    private int moves;

    Silence(Terminal terminal) {
        this.terminal = terminal;
        this.shown = latest();
        this.since = System.nanoTime();
    }

    /**
     * A move begins. How many before it were followed by nothing on the display; none as long as the terminal may still be waiting for its
     * host.
     */
    int movesLeftUnanswered() {
        long now = System.nanoTime();
        long latest = latest();
        if (latest != shown || moves == 0) {
            shown = latest;
            since = now;
            moves = 0;
        }
        int unanswered = now - since >= terminal.profile().timing().host().toNanos() ? moves : 0;
        moves++;
        return unanswered;
    }

    private long latest() {
        return terminal.screens().latest().map(Screen::number).orElse(0L);
    }
}
