package org.posrig.serial;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;

/**
 * A serial port of this machine (Linux or macOS), or a pseudo-terminal. An unplugged port is noticed when reading fails, which the operating system reports
 * at once, or within 200 ms when its path vanishes or points elsewhere; it is looked for ten times a second. The port is held
 * exclusively against other programs that lock theirs too.
 */
public final class SerialPortLink implements ByteLink {

    private static final int BUFFER = 4096;
    private static final long RETRY_MILLIS = 100;
    private static final long END_MILLIS = 2000;

    private final String name;
    private final SerialSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable OpenPort port;
    private @Nullable Thread reader;
    private boolean closed;

    /** @param port its path, or its name in {@code /dev}; a symbolic link is followed anew at each opening */
    public SerialPortLink(String port, SerialSettings settings) {
        this.name = port;
        this.settings = settings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(ByteLinkListener listener) {
        lock.lock();
        try {
            if (reader != null || closed) {
                throw new IllegalStateException("The link on " + name + " has been started or closed before.");
            }
            OpenPort first;
            try {
                first = OpenPort.open(name, settings);
            } catch (RigFault fault) {
                closed = true;
                throw fault;
            }
            port = first;
            reader = Thread.ofPlatform().daemon().name("serial " + name).start(() -> readUntilClosed(first, listener));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(byte[] bytes) {
        OpenPort open = openPort()
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.SERIAL_LINE,
                        "Nothing can be sent over " + name + ", which is not open.",
                        "Check its cable and its power."));
        writing.lock();
        try {
            if (!open.write(bytes)) {
                throw gone();
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        Thread ending;
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
            if (port != null) {
                port.close();
            }
            port = null;
            ending = reader;
        } finally {
            lock.unlock();
        }
        if (ending != null && ending != Thread.currentThread()) {
            try {
                ending.join(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void readUntilClosed(OpenPort first, ByteLinkListener listener) {
        Optional<OpenPort> current = Optional.of(first);
        while (current.isPresent()) {
            RigFault fault = readUntilLost(current.get(), listener);
            if (!leave(current.get())) {
                return;
            }
            listener.lost(fault);
            current = reopened();
            if (current.isPresent()) {
                listener.back();
            }
        }
    }

    private RigFault readUntilLost(OpenPort open, ByteLinkListener listener) {
        byte[] buffer = new byte[BUFFER];
        while (true) {
            int count = open.read(buffer);
            if (count < 0 || (count == 0 && !open.isStillThere())) {
                return gone();
            }
            if (count > 0 && !isClosed()) {
                listener.bytes(buffer, count);
            }
        }
    }

    /** Closes a lost port; false when it was not lost but the link closed. */
    private boolean leave(OpenPort lost) {
        lock.lock();
        try {
            lost.close();
            port = null;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private Optional<OpenPort> reopened() {
        lock.lock();
        try {
            while (!closed) {
                Optional<OpenPort> again = openAgain();
                if (again.isPresent()) {
                    port = again.get();
                    return again;
                }
                closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<OpenPort> openAgain() {
        if (!OpenPort.isThere(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OpenPort.open(name, settings));
        } catch (RigFault notYet) {
            return Optional.empty();
        }
    }

    private Optional<OpenPort> openPort() {
        lock.lock();
        try {
            return Optional.ofNullable(port);
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private RigFault gone() {
        return new RigFault(
                RigFault.Cause.SERIAL_LINE,
                "The serial device at " + name + " is gone.",
                "Check its cable and its power; the rig takes it up again by itself.");
    }
}
