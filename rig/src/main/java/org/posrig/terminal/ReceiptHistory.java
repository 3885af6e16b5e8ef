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
 * What one printer has printed since the last action and a while before, and the place where steps wait for it. While the printer's
 * line is lost, waiting ends with a {@link RigFault}, because nothing that is not seen can be said of the terminal.
 */
public final class ReceiptHistory {

    private static final int KEPT = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Receipt> receipts = new ArrayDeque<>();
    private long sinceNumber;
    private Optional<RigFault> lost = Optional.empty();

    /** Adds a receipt; its number must be higher than all before. */
    public void append(Receipt receipt) {
        changing(() -> {
            receipts.addLast(receipt);
            if (receipts.size() > KEPT) {
                receipts.removeFirst();
            }
        });
    }

    /** The line is gone; whoever waits gets the fault. */
    public void lineLost(RigFault fault) {
        changing(() -> lost = Optional.of(fault));
    }

    /** The line is back. */
    public void lineBack() {
        changing(() -> lost = Optional.empty());
    }

    /** An action begins: from now on only what is printed next counts as its consequence. */
    public void actionBegins() {
        changing(() -> sinceNumber = receipts.isEmpty() ? 0 : receipts.getLast().number());
    }

    /** All receipts since the last action, oldest first. */
    public List<Receipt> sinceAction() {
        lock.lock();
        try {
            return receipts.stream()
                    .filter(receipt -> receipt.number() > sinceNumber)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a receipt since the last action that satisfies the condition: the earliest one.
     *
     * @return empty when the deadline passes without one
     * @throws RigFault when the line is lost
     */
    public Optional<Receipt> await(Predicate<Receipt> condition, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        lock.lock();
        try {
            while (true) {
                Optional<Receipt> found =
                        sinceAction().stream().filter(condition).findFirst();
                if (found.isPresent()) {
                    return found;
                }
                if (lost.isPresent()) {
                    throw lost.get();
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                changed.await(left, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigFault(
                    RigFault.Cause.STORAGE, "The wait for a receipt was interrupted.", "Run the scenario again.", e);
        } finally {
            lock.unlock();
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
}
