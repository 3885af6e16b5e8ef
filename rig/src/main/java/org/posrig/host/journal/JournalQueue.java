package org.posrig.host.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.posrig.timeline.Event;

/**
 * Events on their way to the journal's file, at most {@value #MOST}; then whoever brings the next one waits. They are taken out
 * together, a moment after the first has come: waking the one who writes for each would cost more than writing does.
 */
final class JournalQueue {

    private static final int MOST = 4096;
    private static final long GATHERING_NS = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition full = lock.newCondition();
    private final Condition taken = lock.newCondition();
    private List<Event> waiting = new ArrayList<>();
    private boolean asleep;
    private boolean closed;

    void put(Event event) {
        lock.lock();
        try {
            while (waiting.size() >= MOST && !closed) {
                taken.awaitUninterruptibly();
            }
            waiting.add(event);
            if (asleep) {
                asleep = false;
                arrived.signal();
            } else if (waiting.size() == MOST) {
                full.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What has come, a millisecond after its first at the latest; empty when nothing will come any more. */
    List<Event> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                asleep = true;
                arrived.await();
            }
            long left = GATHERING_NS;
            while (left > 0 && waiting.size() < MOST && !closed) {
                left = full.awaitNanos(left);
            }
            List<Event> batch = waiting;
            waiting = new ArrayList<>();
            taken.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
            full.signal();
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
