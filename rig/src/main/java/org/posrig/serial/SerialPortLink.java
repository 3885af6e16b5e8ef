package org.posrig.serial;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;

/**
 * A serial port of this machine (Linux or macOS), a pseudo-terminal, or a port behind a serial server in the network. An unplugged port is noticed when reading fails, which the operating system reports
 * at once, or within 200 ms when its path vanishes or points elsewhere; it is looked for ten times a second. The port is held
 * exclusively against other programs that lock theirs too.
 */
public final class SerialPortLink implements ByteLink {

    private static final int BUFFER = 4096;
    private static final long RETRY_MILLIS = 100;
    private static final long END_MILLIS = 2000;

    private final String name;
    private final Connection.Opener line;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Connection port;
    private @Nullable Thread reader;
    private boolean closed;

    /** @param port as {@link ByteLink#to} has it; a symbolic link is followed anew at each opening */
    public SerialPortLink(String port, SerialSettings settings) {
        this(port, settings, PortNames.ofThisMachine());
    }

    SerialPortLink(String port, SerialSettings settings, PortNames names) {
        this(
                port,
                port.startsWith(TcpConnection.SCHEME)
                        ? TcpConnection.opener(port)
                        : OpenPort.opener(port, names, settings));
    }

    SerialPortLink(String name, Connection.Opener line) {
        this.name = name;
        this.line = line;
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
            Connection first;
            try {
                first = line.open();
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
        Connection open = openPort()
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
        // The reader has closed it, unless this is the reader, or it hangs somewhere.
        letGo();
    }

    private void readUntilClosed(Connection first, ByteLinkListener listener) {
        Optional<Connection> current = Optional.of(first);
        while (current.isPresent()) {
            RigFault fault = readUntilLost(current.get(), listener);
            letGo();
            if (isClosed()) {
                return;
            }
            listener.lost(fault);
            current = reopened();
            if (current.isPresent()) {
                listener.back();
            }
        }
    }

    private RigFault readUntilLost(Connection open, ByteLinkListener listener) {
        byte[] buffer = new byte[BUFFER];
        while (true) {
            int count = open.read(buffer);
            if (count < 0 || isClosed() || (count == 0 && !open.isStillThere())) {
                return gone();
            }
            if (count > 0) {
                listener.bytes(buffer, count);
            }
        }
    }

    // By the reader, after its last read: where a port is closed just as another thread begins to read or to write,
    // jSerialComm ends the process.
    private void letGo() {
        Connection last;
        lock.lock();
        try {
            last = port;
            port = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            boolean alone = alone();
            try {
                last.close();
            } finally {
                if (alone) {
                    writing.unlock();
                }
            }
        }
    }

    // A write that hangs is no reason to hang as well.
    private boolean alone() {
        try {
            return writing.tryLock(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Connection> reopened() {
        while (pausedForRetry()) {
            Optional<Connection> again = openAgain();
            if (again.isPresent()) {
                return taken(again.get()) ? again : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** False when the link is closed. */
    private boolean pausedForRetry() {
        lock.lock();
        try {
            if (!closed) {
                closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Makes a connection the link's own, unless the link has been closed meanwhile. */
    private boolean taken(Connection again) {
        lock.lock();
        try {
            if (closed) {
                again.close();
                return false;
            }
            port = again;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Connection> openAgain() {
        try {
            return line.isThere() ? Optional.of(line.open()) : Optional.empty();
        } catch (RigFault notYet) {
            return Optional.empty();
        }
    }

    private Optional<Connection> openPort() {
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
