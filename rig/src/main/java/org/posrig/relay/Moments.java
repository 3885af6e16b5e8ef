package org.posrig.relay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for a moment to a few microseconds: parked until shortly before, awake for the rest. Linux wakes a parked thread some 50 µs late
 * (its default timer slack, prctl(2) PR_SET_TIMERSLACK), a busy machine later; the share awake is a hundredth of a press of 50 ms.
 */
final class Moments {

    private static final long AWAKE_NANOS = 250_000;

    private Moments() {}

    /**
     * Waits until a time of {@link System#nanoTime()}, however often the thread is woken.
     *
     * @param cut ends the wait early; whoever makes it true unparks the thread
     * @return whether the moment came
     */
    static boolean await(long nanos, BooleanSupplier cut) {
        for (long left = nanos - System.nanoTime(); left > AWAKE_NANOS; left = nanos - System.nanoTime()) {
            if (cut.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(left - AWAKE_NANOS);
        }
        while (nanos - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
        return !cut.getAsBoolean();
    }
}
