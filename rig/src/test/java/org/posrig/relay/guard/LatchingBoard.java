package org.posrig.relay.guard;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.posrig.serial.TestPty;

/** A USB relay board of the LCUS kind at a pseudo-terminal: it keeps what it was told last, whoever told it and whoever is dead. */
public final class LatchingBoard implements AutoCloseable {

    private static final int FRAME = 4;

    private final TestPty pty;
    private final RandomAccessFile plugged;
    private final Thread listener;
    private volatile boolean unplugged;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Set<Integer> closedNow = new TreeSet<>();
    private long lastChange;
    private int bytesAstray;

    /** @param latched relays that are closed when it is plugged in, before anybody can write to it */
    public LatchingBoard(Path link, Integer... latched) throws IOException {
        closedNow.addAll(List.of(latched));
        pty = new TestPty(link);
        plugged = new RandomAccessFile(link.toFile(), "rw");
        listener = Thread.ofPlatform().daemon().name("latching board").start(this::listen);
    }

    /** The relays that are closed. */
    public Set<Integer> closedNow() {
        return locked(() -> Set.copyOf(closedNow));
    }

    /** When a relay has last changed, by {@link System#nanoTime()}. */
    long lastChange() {
        return locked(() -> lastChange);
    }

    int bytesAstray() {
        return locked(() -> bytesAstray);
    }

    /** Closes a relay as somebody who is dead now has left it. */
    public void latch(int relay) {
        locked(() -> closedNow.add(relay));
    }

    boolean awaitAnyClosed(long seconds) throws InterruptedException {
        return await(() -> !closedNow.isEmpty(), seconds);
    }

    public boolean awaitAllOpen(long seconds) throws InterruptedException {
        return await(closedNow::isEmpty, seconds);
    }

    /** Pulls the plug; whoever has the port open finds it dead. */
    @Override
    public void close() throws IOException, InterruptedException {
        unplugged = true;
        // Wakes the listener: a device that is being read from would not be gone.
        plugged.write(0);
        listener.join();
        pty.close();
        plugged.close();
    }

    private boolean await(BooleanSupplier condition, long seconds) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (!condition.getAsBoolean() && left > 0) {
                left = moved.awaitNanos(left);
            }
            return condition.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(java.util.function.Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        byte[] frame = new byte[FRAME];
        int length = 0;
        while (true) {
            for (byte each : pty.receive(64)) {
                if (unplugged) {
                    return;
                }
                if (length == 0 && each != (byte) 0xA0) {
                    locked(() -> bytesAstray++);
                    continue;
                }
                frame[length++] = each;
                if (length == FRAME) {
                    take(frame);
                    length = 0;
                }
            }
        }
    }

    private void take(byte[] frame) {
        lock.lock();
        try {
            if (frame[3] != (byte) (frame[0] + frame[1] + frame[2])) {
                bytesAstray += FRAME;
                return;
            }
            boolean changed = frame[2] == 1 ? closedNow.add((int) frame[1]) : closedNow.remove((int) frame[1]);
            if (changed) {
                lastChange = System.nanoTime();
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
