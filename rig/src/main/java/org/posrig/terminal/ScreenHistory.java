package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.posrig.fault.RigFault;

/**
 * Everything one display has shown since the last action and a while before, and the place where steps wait for it. Bounded: the
 * oldest screens are let go (the timeline's file keeps them all). While the display's line is lost, waiting ends with a
 * {@link RigFault}, because nothing that is not seen can be said of the terminal.
 */
public final class ScreenHistory {

    /** At least so many since the last action; of those before it no more than {@value #BEFORE}. */
    static final int KEPT = 10_000;

    static final int BEFORE = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Screen> screens = new ArrayDeque<>();
    private final Deque<Long> holes = new ArrayDeque<>();
    private long sinceNumber;
    private volatile long lastByteNanos = System.nanoTime();
    private Optional<RigFault> lost = Optional.empty();
    private long losses;

    /** Adds a screen; its number must be higher than all before. */
    public void append(Screen screen) {
        changing(() -> {
            screens.addLast(screen);
            if (screens.size() > KEPT) {
                screens.removeFirst();
            }
        });
    }

    /** Whether the line was lost after the screen of this number and before the next one: what was shown meanwhile is unknown. */
    public boolean holeAfter(long number) {
        return locked(() -> holes.contains(number));
    }

    /** A byte has arrived: the display is not settled. Wakes nobody, for it only puts off what somebody may wait for. */
    public void byteArrived() {
        lastByteNanos = System.nanoTime();
    }

    /** The line is gone; whoever waits gets the fault. */
    public void lineLost(RigFault fault) {
        changing(() -> {
            lost = Optional.of(fault);
            losses++;
            holes.addLast(screens.isEmpty() ? 0 : screens.getLast().number());
            if (holes.size() > BEFORE) {
                holes.removeFirst();
            }
        });
    }

    /** The line is back. */
    public void lineBack() {
        changing(() -> lost = Optional.empty());
    }

    /** How often the line has been lost so far. */
    public long losses() {
        return locked(() -> losses);
    }

    /** The fault of a line that is lost now. */
    public Optional<RigFault> lineFault() {
        return locked(() -> lost);
    }

    /** Waits until the line is there, at most for the deadline; says whether it is. */
    public boolean awaitLine(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        lock.lock();
        try {
            while (lost.isPresent()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** An action begins: from now on only what is shown next counts as its consequence. */
    public void actionBegins() {
        changing(() -> {
            sinceNumber = screens.isEmpty() ? 0 : screens.getLast().number();
            while (screens.size() > BEFORE) {
                screens.removeFirst();
            }
        });
    }

    public Optional<Screen> latest() {
        return locked(() -> Optional.ofNullable(screens.peekLast()));
    }

    /** All screens since the last action, oldest first. */
    public List<Screen> sinceAction() {
        return locked(() ->
                screens.stream().filter(screen -> screen.number() > sinceNumber).toList());
    }

    /** The last screens whatever the action, oldest first. */
    public List<Screen> last(int count) {
        return locked(
                () -> screens.stream().skip(Math.max(0, screens.size() - count)).toList());
    }

    /**
     * Waits until a screen since the last action satisfies the condition: the earliest such screen.
     *
     * @return empty when the deadline passes without one
     * @throws RigFault when the line is lost meanwhile
     */
    public Optional<Screen> await(Predicate<Screen> condition, Duration deadline) {
        return awaitValue(
                () -> screens.stream()
                        .filter(screen -> screen.number() > sinceNumber)
                        .filter(condition)
                        .findFirst(),
                deadline);
    }

    /** Waits until what stands on the display now satisfies the condition. */
    public Optional<Screen> awaitLatest(Predicate<Screen> condition, Duration deadline) {
        return awaitValue(() -> Optional.ofNullable(screens.peekLast()).filter(condition), deadline);
    }

    /** Waits until no byte has arrived for the quiet time, at most for the deadline; says whether that came about. */
    public boolean awaitSettled(Duration quiet, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        lock.lock();
        try {
            while (true) {
                long now = System.nanoTime();
                long missing = lastByteNanos + quiet.toNanos() - now;
                if (missing <= 0) {
                    return true;
                }
                if (now >= end) {
                    return false;
                }
                awaitNanos(Math.min(missing, end - now));
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<Screen> awaitValue(java.util.function.Supplier<Optional<Screen>> search, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        lock.lock();
        try {
            while (true) {
                Optional<Screen> found = search.get();
                if (found.isPresent()) {
                    return found;
                }
                lost.ifPresent(fault -> {
                    throw fault;
                });
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitNanos(long nanos) {
        try {
            changed.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigFault(
                    RigFault.Cause.STORAGE, "The wait for a screen was interrupted.", "Run the scenario again.", e);
        }
    }

    private void changing(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(java.util.function.Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }
}
