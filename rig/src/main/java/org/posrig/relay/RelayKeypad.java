package org.posrig.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.terminal.Key;
import org.posrig.terminal.Keypad;
import org.posrig.terminal.Press;
import org.posrig.timeline.Timeline;

/**
 * Keys pressed by one relay each, across the key's contact. One thread of the terminal's own moves them, so that hold and gap are kept
 * whatever the callers' threads do; presses wait for each other. Of a secret press neither the timeline nor a fault's text tells key or
 * channel.
 */
public final class RelayKeypad implements Keypad {

    /** The worker goes after so long without a press, and comes back with the next. */
    private static final long IDLE_SECONDS = 10;

    /** A press that is not over so long after it should be is not waited for any more. */
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    private final Map<Key, String> channels;
    private final Contacts contacts;
    private final PressCounts counts;
    private final ReentrantLock onePress = new ReentrantLock(true);
    private final Pulse.Left left = new Pulse.Left();
    private final ThreadPoolExecutor worker;

    /**
     * @param channels for each key its channel of the board
     * @param lane the lane whose scenario has the terminal at the moment
     * @throws RigFault when the board lacks a channel
     */
    public RelayKeypad(
            String terminal, Map<Key, String> channels, RelayBoard board, Timeline timeline, Supplier<String> lane) {
        this(terminal, channels, board, timeline, lane, PressCounts.unkept());
    }

    /**
     * @param channels for each key its channel of the board
     * @param lane the lane whose scenario has the terminal at the moment
     * @param counts where presses are counted
     * @throws RigFault when the board lacks a channel
     */
    public RelayKeypad(
            String terminal,
            Map<Key, String> channels,
            RelayBoard board,
            Timeline timeline,
            Supplier<String> lane,
            PressCounts counts) {
        this.channels = Map.copyOf(channels);
        this.contacts = new Contacts(terminal, board, timeline, lane);
        this.counts = counts;
        channels.forEach((key, channel) -> contacts.check("Key '" + key + "'", channel));
        worker = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("keys-" + terminal).factory());
        worker.allowCoreThreadTimeOut(true);
    }

    @Override
    public Set<Key> keys() {
        return channels.keySet();
    }

    @Override
    public void press(Key key, Press how) {
        chord(Set.of(key), how);
    }

    @Override
    public void chord(Set<Key> keys, Press how) {
        List<Pulse.Finger> fingers =
                keys.stream().sorted().map(key -> finger(key, how.secret())).toList();
        locked(() -> {
            count(fingers, how.secret());
            perform(new Pulse(fingers, how, contacts, left), how);
        });
    }

    // Counted before it is done: what is killed in the middle has closed its contact.
    private void count(List<Pulse.Finger> fingers, boolean secret) {
        for (Pulse.Finger finger : fingers) {
            if (secret) {
                // For each board that carries digits, since even which board it was would tell something.
                digits().forEach((board, channels) -> counts.pressedInSecret(board, contacts.terminal(), channels));
            } else {
                Relay relay = contacts.board().relay(finger.channel());
                counts.pressed(relay.board(), relay.channel());
            }
        }
    }

    private void perform(Pulse pulse, Press how) {
        worker.execute(pulse);
        try {
            pulse.done().get(how.hold().plus(how.gap()).plus(OVERDUE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            pulse.cut();
            pulse.done().exceptionally(fault -> null).join();
            Thread.currentThread().interrupt();
            throw contacts.cutShort();
        } catch (TimeoutException e) {
            pulse.cut();
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "Relay board " + contacts.board().name() + " has not come back from a press at terminal "
                            + contacts.terminal() + ".",
                    "Check the board's supply and its cable; until it answers, take the contact for closed.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void locked(Runnable action) {
        onePress.lock();
        try {
            action.run();
        } finally {
            onePress.unlock();
        }
    }

    private Map<String, Set<String>> digits() {
        Map<String, Set<String>> digits = new TreeMap<>();
        for (char digit = '0'; digit <= '9'; digit++) {
            String channel = channels.get(Key.digit(digit));
            if (channel != null) {
                Relay relay = contacts.board().relay(channel);
                digits.computeIfAbsent(relay.board(), unused -> new TreeSet<>()).add(relay.channel());
            }
        }
        return digits;
    }

    private Pulse.Finger finger(Key key, boolean secret) {
        String channel = channels.get(key);
        if (channel == null) {
            throw notWired(key, secret);
        }
        return new Pulse.Finger(key, channel);
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
