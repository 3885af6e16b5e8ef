package org.posrig.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What a device says that either says nothing or repeats what it is told: anything else is garbage. Safe for use by many threads.
 */
final class Echo {

    /** Of a device that says nothing, no more than this is remembered. */
    private static final int REMEMBERED = 1024;

    private static final int SHOWN = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Byte> expected = new ArrayDeque<>();
    private final StringBuilder garbage = new StringBuilder();
    private boolean listening;
    private boolean heard;
    private int shown;

    /** Called before the bytes go out. */
    void sent(byte[] bytes) {
        lock.lock();
        try {
            listening = true;
            for (byte each : bytes) {
                expected.add(each);
            }
            while (expected.size() > REMEMBERED) {
                expected.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What came before anything was sent is none of ours: an adapter's noise when it is opened. */
    void received(byte[] bytes, int length) {
        lock.lock();
        try {
            for (int i = 0; i < length && listening; i++) {
                if (!garbage.isEmpty() || expected.isEmpty() || expected.peek() != bytes[i]) {
                    note(bytes[i]);
                } else {
                    expected.remove();
                    heard = true;
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first bytes that were no echo, as hexadecimal numbers. */
    Optional<String> garbage() {
        lock.lock();
        try {
            return garbage.isEmpty() ? Optional.empty() : Optional.of(garbage.toString());
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is a device that repeats what it is told. */
    boolean isHeard() {
        lock.lock();
        try {
            return heard;
        } finally {
            lock.unlock();
        }
    }

    /** Whether something that was sent has not come back. */
    boolean isOutstanding() {
        lock.lock();
        try {
            return !expected.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when all that was sent has come back, or anything else has come, or the time is over; an interrupt does not cut it short. */
    void await(Duration time) {
        await(time, () -> expected.isEmpty() || !garbage.isEmpty());
    }

    /** Returns when the time is over, whatever has come meanwhile; an interrupt does not cut it short. */
    void linger(Duration time) {
        await(time, () -> false);
    }

    private void await(Duration time, BooleanSupplier enough) {
        boolean interrupted = false;
        lock.lock();
        try {
            long end = System.nanoTime() + time.toNanos();
            for (long left = time.toNanos(); left > 0 && !enough.getAsBoolean(); left = end - System.nanoTime()) {
                try {
                    changed.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The device is another or has been started anew. */
    void forget() {
        lock.lock();
        try {
            expected.clear();
            garbage.setLength(0);
            shown = 0;
        } finally {
            lock.unlock();
        }
    }

    private void note(byte each) {
        if (shown < SHOWN) {
            garbage.append(String.format(shown == 0 ? "%02X" : " %02X", each));
        }
        shown++;
    }
}
