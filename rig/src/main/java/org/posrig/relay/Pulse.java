package org.posrig.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.posrig.terminal.Key;
import org.posrig.terminal.Press;
import org.posrig.timeline.Happening;

/**
 * One press: contacts that close, stay closed for a while and open, whatever fails. A contact that does not open is tried again; one that
 * still does not is kept in mind, and nothing is pressed before it has opened.
 */
final class Pulse implements Runnable {

    private static final int TRIES_TO_OPEN = 5;

    /** Between two tries; a USB relay board takes its four bytes in 4 ms at 9600 baud. */
    private static final long RETRY_NANOS = 10_000_000;

    /** The caller is told so long before the gap is over: its next press, if it comes at once, is on time. */
    private static final long HAND_OVER_NANOS = 1_000_000;

    /** A key and its channel. */
    record Finger(Key key, String channel) {}

    /** What the presses of one terminal leave to the next; touched by its worker only. */
    static final class Left {
        /** No contact closes before; a time of {@link System#nanoTime()}. */
        private long gapUntil = System.nanoTime();

        private final TreeSet<String> stuck = new TreeSet<>();
        private final Promptness promptness = new Promptness();
    }

    private final List<Finger> fingers;
    private final Press how;
    private final Contacts contacts;
    private final Left left;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private final Deque<Finger> down = new ArrayDeque<>();
    private final Failures failures = new Failures();
    private volatile boolean cut;
    private volatile @Nullable Thread worker;
    private long closedAt;
    private long openedAt;

    Pulse(List<Finger> fingers, Press how, Contacts contacts, Left left) {
        this.fingers = List.copyOf(fingers);
        this.how = how;
        this.contacts = contacts;
        this.left = left;
    }

    /** Done when the gap is nearly over, or with the first fault. */
    CompletableFuture<@Nullable Void> done() {
        return done;
    }

    /** Lets go at once. */
    void cut() {
        cut = true;
        Thread waiting = worker;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    @Override
    public void run() {
        worker = Thread.currentThread();
        try {
            press();
            done.complete(null);
        } catch (Throwable fault) {
            letGo();
            done.completeExceptionally(fault);
        }
    }

    // Where the worker itself breaks off, a contact may still be closed.
    private void letGo() {
        while (!down.isEmpty()) {
            Finger finger = down.pop();
            new Failures().attempt(() -> open(finger));
        }
    }

    private void press() {
        for (String channel : List.copyOf(left.stuck)) {
            contacts.openAtLast(channel);
            left.stuck.remove(channel);
        }
        long asked = Math.max(left.gapUntil, System.nanoTime());
        if (Moments.await(asked - ahead(how.gap()), () -> cut)) {
            pulse(asked);
        }
        if (cut) {
            failures.attempt(() -> {
                throw contacts.cutShort();
            });
        }
        failures.throwAny();
        Moments.await(left.gapUntil - HAND_OVER_NANOS, () -> cut);
    }

    private void pulse(long asked) {
        boolean held = failures.attempt(() -> {
            for (Finger finger : fingers) {
                // Noted first: a contact that has closed and then failed to say so must be opened all the same.
                down.push(finger);
                closedAt = move(finger, true);
                tell(finger, true);
            }
            Moments.await(closedAt + how.hold().toNanos() - ahead(how.hold()), () -> cut);
        });
        openedAt = System.nanoTime();
        while (!down.isEmpty()) {
            Finger finger = down.pop();
            held &= failures.attempt(() -> open(finger)) && failures.attempt(() -> tell(finger, false));
        }
        left.gapUntil = openedAt + how.gap().toNanos();
        if (held) {
            failures.attempt(() -> tellTimes(asked));
        }
    }

    private void open(Finger finger) {
        for (int tried = 1; ; tried++) {
            try {
                openedAt = move(finger, false);
                return;
            } catch (RuntimeException e) {
                if (tried == TRIES_TO_OPEN) {
                    left.stuck.add(finger.channel());
                    throw e;
                }
                Moments.await(System.nanoTime() + RETRY_NANOS, () -> false);
            }
        }
    }

    private long move(Finger finger, boolean closed) {
        long begun = System.nanoTime();
        long done = contacts.move(finger.channel(), closed, how.secret());
        left.promptness.took(done - begun);
        return done;
    }

    // A board is asked so much before a contact is to have moved, and never for more than an eighth of the time that is
    // asked for.
    private long ahead(Duration time) {
        return Math.min(left.promptness.atLeast(), time.toNanos() / 8);
    }

    private void tell(Finger finger, boolean closed) {
        contacts.told(how.secret() ? Contacts.SECRET : finger.channel(), closed);
        contacts.tell(new Happening.KeyMoved(
                contacts.terminal(),
                how.secret() ? Contacts.SECRET : finger.key().name(),
                closed));
    }

    private void tellTimes(long asked) {
        contacts.tell(new Happening.Pressed(
                contacts.terminal(),
                how.secret()
                        ? Contacts.SECRET
                        : fingers.stream().map(finger -> finger.key().name()).collect(Collectors.joining("+")),
                contacts.time(asked),
                contacts.time(closedAt),
                contacts.time(closedAt + how.hold().toNanos()),
                contacts.time(openedAt)));
    }
}
