package org.posrig.bench.keys;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The same pulses by the simplest means there is: a scheduled executor whose tasks note the time and move nothing. */
final class BarePulses implements AutoCloseable {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("bare-pulses").factory());
    private final Duration hold;
    private final Duration gap;
    private final PulseTimes times;

    BarePulses(Duration hold, Duration gap) {
        this.hold = hold;
        this.gap = gap;
        this.times = new PulseTimes(hold, gap);
    }

    PulseTimes times() {
        return times;
    }

    /** So many, one after the other. */
    void make(int count) throws InterruptedException {
        times.begin();
        CountDownLatch left = new CountDownLatch(count);
        executor.execute(() -> close(left));
        left.await();
    }

    private void close(CountDownLatch left) {
        long closed = System.nanoTime();
        executor.schedule(() -> open(closed, left), hold.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void open(long closed, CountDownLatch left) {
        long opened = System.nanoTime();
        if (left.getCount() > 1) {
            executor.schedule(() -> close(left), gap.toNanos(), TimeUnit.NANOSECONDS);
        }
        times.pulse(closed, opened);
        left.countDown();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
