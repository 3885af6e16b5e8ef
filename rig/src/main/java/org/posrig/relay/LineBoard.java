package org.posrig.relay;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** A board whose channels are lines of one device, moved one after the other. */
final class LineBoard implements RelayBoard {

    private final String name;
    private final Channels<Integer> lines;
    private final Lines device;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    LineBoard(String name, Map<String, Integer> lines, Lines device) {
        this.name = name;
        this.lines = new Channels<>(name, new TreeMap<>(lines));
        this.device = device;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> channels() {
        return lines.names();
    }

    @Override
    public void set(String channel, boolean closing) {
        int line = lines.of(channel);
        lock.lock();
        try {
            if (closed) {
                throw lines.closed();
            }
            device.move(line, closing);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void safe() {
        lock.lock();
        try {
            if (!closed) {
                Failures failures = new Failures();
                lines.values().forEach(line -> failures.attempt(() -> device.move(line, false)));
                failures.attempt(device::settle);
                failures.throwAny();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long losses() {
        return device.losses();
    }

    @Override
    public void close() {
        Failures failures = new Failures();
        lock.lock();
        try {
            if (closed) {
                return;
            }
            failures.attempt(this::safe);
            closed = true;
        } finally {
            lock.unlock();
        }
        failures.attempt(device::close);
        failures.throwAny();
    }
}
