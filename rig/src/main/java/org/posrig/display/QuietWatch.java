package org.posrig.display;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what comes over a line and what is made of it apart in time: what a line's listener does goes through {@link #run}, one at a time;
 * what it wants done once the line has been silent is done by a thread of the watch's own, never beside it.
 */
final class QuietWatch implements AutoCloseable {

    private final Runnable whenQuiet;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean pending;
    private long quietAt;
    private long latestAt;
    private boolean closed;

    /** @param whenQuiet done once each time, under the watch's lock */
    QuietWatch(String name, Runnable whenQuiet) {
        this.whenQuiet = whenQuiet;
        Thread.ofVirtual().name(name).start(this::watch);
    }

    /** Does something while nothing else is done here. */
    void run(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Something wants to be done when nothing has called this again for {@code quietNanos}, or {@code latestNanos} after the first call in any case.
     * Only within {@link #run}.
     */
    void expect(long quietNanos, long latestNanos) {
        long now = System.nanoTime();
        quietAt = now + quietNanos;
        if (!pending) {
            pending = true;
            latestAt = now + latestNanos;
            // Later calls only put the time off, which the watch sees when it wakes; waking it for each would cost
            // every byte.
            changed.signalAll();
        }
    }

    /** Does now what is pending. Only within {@link #run}. */
    void now() {
        if (pending) {
            pending = false;
            whenQuiet.run();
        }
    }

    /** Nothing wants to be done any more. Only within {@link #run}. */
    void forget() {
        pending = false;
    }

    /** Ends the watch; what is pending is done before. Does nothing the second time. */
    @Override
    public void close() {
        run(() -> {
            if (!closed) {
                now();
            }
            closed = true;
            changed.signalAll();
        });
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                long left = Math.min(quietAt - now, latestAt - now);
                if (!pending) {
                    changed.await();
                } else if (left > 0) {
                    changed.awaitNanos(left);
                } else {
                    now();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
