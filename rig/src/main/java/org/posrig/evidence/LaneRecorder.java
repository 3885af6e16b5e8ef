package org.posrig.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.posrig.timeline.Event;
import org.posrig.timeline.Timeline;

/**
 * Keeps the events of one lane from its creation until it is closed, for the evidence of the scenario that runs there. What belongs
 * to the bench as a whole or to another lane is not kept. Threads may publish while others read.
 */
public final class LaneRecorder implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Event> events = new ArrayList<>();
    private final String lane;
    private final Timeline.Subscription subscription;
    private boolean closed;

    public LaneRecorder(Timeline timeline, String lane) {
        this.lane = lane;
        subscription = timeline.subscribe(this::keep);
    }

    /** What has happened so far, oldest first; a copy. Can be read after closing too. */
    public List<Event> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        subscription.close();
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void keep(Event event) {
        if (!event.lane().equals(lane)) {
            return;
        }
        lock.lock();
        try {
            // An event that was under way while the subscription ended still arrives here.
            if (!closed) {
                events.add(event);
            }
        } finally {
            lock.unlock();
        }
    }
}
