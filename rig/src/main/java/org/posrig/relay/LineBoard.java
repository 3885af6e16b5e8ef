package org.posrig.relay;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.posrig.fault.RigFault;

/** A board whose channels are lines of one device, moved one after the other. */
final class LineBoard implements RelayBoard {

    private final String name;
    private final Map<String, Integer> lines;
    private final Lines device;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    LineBoard(String name, Map<String, Integer> lines, Lines device) {
        this.name = name;
        this.lines = new TreeMap<>(lines);
        this.device = device;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> channels() {
        return Set.copyOf(lines.keySet());
    }

    @Override
    public void set(String channel, boolean closing) {
        Integer line = lines.get(channel);
        if (line == null) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "Relay board " + name + " has no channel '" + channel + "'.",
                    "Its channels are " + Contacts.listed(lines.keySet()) + ".");
        }
        lock.lock();
        try {
            if (closed) {
                throw new RigFault(
                        RigFault.Cause.RELAY_BOARD,
                        "Relay board " + name + " has been closed.",
                        "Start the bench again.");
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
