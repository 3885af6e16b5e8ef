package org.posrig.bench.emulated;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for what happens on another machine, which nobody tells: one looks again, and never for ever. */
final class Waits {

    private static final long LOOK_MILLIS = 1_000;

    private Waits() {}

    /**
     * Waits for something to become true, looking once a second.
     *
     * @return whether it has within the limit
     */
    static boolean until(Duration limit, BooleanSupplier isSo) {
        long end = System.nanoTime() + limit.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            pause(Duration.ofMillis(LOOK_MILLIS));
        }
        return true;
    }

    /** Lets some time go by. */
    static void pause(Duration time) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of a pipeline; one that does not end in time is ended, all of it. @return whether each part ended by itself and with 0 */
    static boolean endWell(List<Process> pipeline, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean well = true;
        for (Process process : pipeline) {
            well &= ends(process, Duration.ofNanos(Math.max(0, end - System.nanoTime()))) && process.exitValue() == 0;
        }
        return well;
    }

    /** Waits for a process's end; one that does not end in time is ended, and what it has started. @return whether it ended by itself */
    static boolean ends(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return false;
    }
}
