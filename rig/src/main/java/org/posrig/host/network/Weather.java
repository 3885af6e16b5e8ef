package org.posrig.host.network;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a line suffers now, shared by all its connections. Whoever waits for it to change is woken. */
final class Weather {

    /**
     * What becomes of a chunk.
     *
     * @param bytes how many of its first bytes pass
     * @param cut whether the line is cut behind them
     */
    record Passage(int bytes, boolean cut) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Random random;
    private final Map<Direction, Integer> bytesToCut = new EnumMap<>(Direction.class);
    private Quality quality = Quality.PERFECT;
    private boolean flowing = true;

    Weather(long seed) {
        random = new Random(seed);
    }

    void quality(Quality newQuality) {
        change(() -> quality = newQuality);
    }

    Quality quality() {
        lock.lock();
        try {
            return quality;
        } finally {
            lock.unlock();
        }
    }

    void flow(boolean flows) {
        change(() -> flowing = flows);
    }

    void cutAfter(Direction direction, int bytes) {
        change(() -> bytesToCut.put(direction, bytes));
    }

    void clear() {
        change(() -> {
            quality = Quality.PERFECT;
            flowing = true;
            bytesToCut.clear();
        });
    }

    /** When the next chunk would be through: not before the one ahead of it. Nanoseconds as {@link System#nanoTime()} counts. */
    long due(long now, long ahead, int bytes) {
        lock.lock();
        try {
            long jitter = quality.jitter().toNanos();
            long delay = quality.latency().toNanos() + (jitter == 0 ? 0 : random.nextLong(-jitter, jitter + 1));
            long through = quality.bytesPerSecond() == 0 ? 0 : bytes * 1_000_000_000L / quality.bytesPerSecond();
            return Math.max(now + Math.max(0, delay), ahead) + through;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a moment has come and the line flows; gives up when the thread is interrupted. */
    void await(long due) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long left = due - System.nanoTime();
                if (!flowing) {
                    changed.await();
                } else if (left > 0) {
                    changed.await(left, TimeUnit.NANOSECONDS);
                } else {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** How much of a chunk passes; a cut befalls one connection and is over with that. */
    Passage pass(Direction direction, int bytes) {
        lock.lock();
        try {
            int left = bytesToCut.getOrDefault(direction, Integer.MAX_VALUE);
            if (left > bytes) {
                bytesToCut.computeIfPresent(direction, (unused, before) -> before - bytes);
                return new Passage(bytes, false);
            }
            bytesToCut.remove(direction);
            return new Passage(left, true);
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable how) {
        lock.lock();
        try {
            how.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
