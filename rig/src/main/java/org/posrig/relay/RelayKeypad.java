package org.posrig.relay;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.terminal.Key;
import org.posrig.terminal.Keypad;
import org.posrig.terminal.Press;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * Keys pressed by one relay each, across the key's contact. Presses of one terminal wait for each other; hold and gap are real time, kept
 * to about a millisecond. Of a secret press neither the timeline nor a fault's text tells key or channel.
 */
public final class RelayKeypad implements Keypad {

    private final Map<Key, String> channels;
    private final Contacts contacts;
    private final ReentrantLock onePress = new ReentrantLock(true);

    /**
     * @param channels for each key its channel of the board
     * @param lane the lane whose scenario has the terminal at the moment
     * @throws RigFault when the board lacks a channel
     */
    public RelayKeypad(
            String terminal, Map<Key, String> channels, RelayBoard board, Timeline timeline, Supplier<String> lane) {
        this.channels = Map.copyOf(channels);
        this.contacts = new Contacts(terminal, board, timeline, lane);
        channels.forEach((key, channel) -> contacts.check("Key '" + key + "'", channel));
    }

    @Override
    public Set<Key> keys() {
        return channels.keySet();
    }

    @Override
    public void press(Key key, Press how) {
        String channel = channels.get(key);
        if (channel == null) {
            throw notWired(key, how.secret());
        }
        onePress.lock();
        try {
            pulse(key, channel, how);
            contacts.hold(how.gap());
        } finally {
            onePress.unlock();
        }
    }

    private void pulse(Key key, String channel, Press how) {
        String toldKey = how.secret() ? Contacts.SECRET : key.name();
        Failures failures = new Failures();
        failures.attempt(() -> {
            move(channel, true, how.secret());
            long closedAt = System.nanoTime();
            contacts.tell(new Happening.KeyMoved(contacts.terminal(), toldKey, true));
            contacts.hold(how.hold().minusNanos(System.nanoTime() - closedAt));
        });
        failures.attempt(() -> {
            move(channel, false, how.secret());
            contacts.tell(new Happening.KeyMoved(contacts.terminal(), toldKey, false));
        });
        failures.throwAny();
    }

    private void move(String channel, boolean closed, boolean secret) {
        if (!secret) {
            contacts.set(channel, closed);
            return;
        }
        try {
            contacts.set(channel, closed, Contacts.SECRET);
        } catch (RuntimeException e) {
            // The board's own words name the channel, and with it the digit: they end here.
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "A relay of board " + contacts.board().name() + " does not obey during a secret entry at terminal "
                            + contacts.terminal() + ".",
                    "Check the board's supply and wiring, then run the doctor.");
        }
    }

    private RigFault notWired(Key key, boolean secret) {
        return new RigFault(
                RigFault.Cause.FIXTURE,
                (secret ? "A key of a secret entry" : "Key '" + key + "'") + " is not wired at terminal "
                        + contacts.terminal() + ".",
                "The wired keys are "
                        + Contacts.listed(
                                channels.keySet().stream().map(Key::name).toList()) + ".");
    }
}
