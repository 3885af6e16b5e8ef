package org.posrig.relay;

import java.time.Duration;
import java.util.function.Supplier;
import org.posrig.terminal.Power;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * Power through the normally-closed contact of a relay: the relay pulled means no power, so a board in its safe state leaves the terminal
 * running. In {@code RelayMoved} such a channel's {@code closed} means that the relay is pulled.
 */
public final class RelayPower implements Power {

    /** A shorter cut may pass unnoticed: the capacitors of a supply carry a terminal over a few hundred milliseconds. */
    private static final Duration SHORTEST_CUT = Duration.ofMillis(500);

    private final String channel;
    private final Contacts contacts;
    private volatile long cutAt = System.nanoTime();

    /**
     * @param lane the lane whose scenario has the terminal at the moment
     * @throws org.posrig.fault.RigFault when the board lacks the channel
     */
    public RelayPower(String terminal, String channel, RelayBoard board, Timeline timeline, Supplier<String> lane) {
        this.channel = channel;
        this.contacts = new Contacts(terminal, board, timeline, lane);
        contacts.check("The power", channel);
    }

    @Override
    public void cut() {
        contacts.set(channel, true);
        cutAt = System.nanoTime();
        contacts.tell(new Happening.PowerMoved(contacts.terminal(), false));
    }

    @Override
    public void restore() {
        contacts.hold(SHORTEST_CUT.minusNanos(System.nanoTime() - cutAt));
        contacts.set(channel, false);
        contacts.tell(new Happening.PowerMoved(contacts.terminal(), true));
    }
}
