package org.posrig.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one ordered stream of a bench. Subscribers are called one after the other, in order, before {@link #publish} returns; they
 * must be quick and must not publish themselves.
 */
public final class Timeline {

    /** Ends a subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private final long began = System.nanoTime();
    private final Secrets secrets;
    private final ReentrantLock order = new ReentrantLock();
    private final List<Consumer<Event>> subscribers = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable IOException> lost = new AtomicReference<>();
    private long published;

    public Timeline(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Time since this timeline began. */
    public Duration now() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The time of this timeline for one of {@link System#nanoTime()}. */
    public Duration at(long nanos) {
        return Duration.ofNanos(nanos - began);
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Adds what happened to a lane ({@code ""}: to the bench as a whole). */
    public Event publish(String lane, Happening what) {
        Happening filtered = what.filtered(secrets::filter);
        order.lock();
        try {
            Event event = new Event(++published, now(), lane, filtered);
            subscribers.forEach(subscriber -> hand(event, subscriber));
            return event;
        } finally {
            order.unlock();
        }
    }

    /**
     * What first kept a subscriber from keeping what happens, a full disk for example. Whoever happens to publish is not to blame, be it
     * the thread that reads a display, so the stream goes on; a run that is not kept whole must not pass.
     */
    public Optional<IOException> lost() {
        return Optional.ofNullable(lost.get());
    }

    private void hand(Event event, Consumer<Event> subscriber) {
        try {
            subscriber.accept(event);
        } catch (UncheckedIOException e) {
            lost.compareAndSet(null, e.getCause());
        }
    }

    /** Every later event goes to the subscriber, until the subscription is closed. */
    public Subscription subscribe(Consumer<Event> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }
}
