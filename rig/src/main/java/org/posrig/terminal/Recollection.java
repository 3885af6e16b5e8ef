package org.posrig.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/** Remembers the last keys of one terminal and the last messages it exchanged with its host, for failure messages. */
public final class Recollection implements AutoCloseable {

    private static final int KEYS = 16;
    private static final int MESSAGES = 4;

    private final String terminal;
    private final String terminalNumber;
    private final Deque<String> keys = new ArrayDeque<>();
    private final Deque<String> messages = new ArrayDeque<>();
    private final Timeline timeline;
    private final Timeline.Subscription subscription;

    public Recollection(Timeline timeline, String terminal, String terminalNumber) {
        this.terminal = terminal;
        this.timeline = timeline;
        this.terminalNumber = terminalNumber;
        subscription = timeline.subscribe(this::remember);
    }

    /** The last keys pressed and cards moved, oldest first; secret ones as {@code •}. */
    public synchronized List<String> keys() {
        return List.copyOf(keys);
    }

    /** The last messages, oldest first, one line each. */
    public synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    /** A screen as it may be told: after a key of a secret entry without digits, of which one alone could not be found. */
    synchronized Screen told(Screen screen) {
        return "•".equals(keys.peekLast()) ? screen.withoutDigits() : screen;
    }

    /** A text without the secrets the timeline knows: a terminal may show what it must not, and a message quotes it. */
    String filtered(String text) {
        return timeline.secrets().filter(text);
    }

    @Override
    public void close() {
        subscription.close();
    }

    private synchronized void remember(Event event) {
        switch (event.what()) {
            case Happening.KeyMoved(String at, String key, boolean down)
            when down && at.equals(terminal) -> keep(keys, key, KEYS);
            case Happening.CardMoved(String at, String card, String how)
            when at.equals(terminal) -> keep(keys, "[" + card + " " + how + "]", KEYS);
            case Happening.CodeScanned(String at, String whose)
            when at.equals(terminal) -> keep(keys, "[code of " + whose + " scanned]", KEYS);
            case Happening.HostMessage message
            when message.terminalNumber().equals(terminalNumber) ->
                keep(
                        messages,
                        String.format(
                                "+%.3f s %s %s",
                                event.at().toNanos() / 1e9, message.towardsHost() ? "→" : "←", message.summary()),
                        MESSAGES);
            default -> {
                // nothing that a failure message tells
            }
        }
    }

    private static void keep(Deque<String> kept, String text, int most) {
        kept.addLast(text);
        if (kept.size() > most) {
            kept.removeFirst();
        }
    }
}
