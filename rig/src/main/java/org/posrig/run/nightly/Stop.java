package org.posrig.run.nightly;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.posrig.fault.Patience;

/**
 * SIGTERM and Ctrl-C: the night is asked to end, and the process waits for it to have done so. Also what a supervisor waits on between its looks, so that
 * neither this nor a worker's end is noticed late.
 */
final class Stop implements AutoCloseable {

    /** Below the 90 s after which systemd kills by default; a machine that has patience has it in its unit too. */
    private static final Duration USUAL = Duration.ofSeconds(80);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Semaphore news = new Semaphore(0);
    private final Thread hook = new Thread(this::ask, "stop");
    private final Duration patience = Patience.ofThisMachine().with(USUAL);
    private volatile boolean asked;

    private Stop() {}

    /** From now on a signal is a wish to end the night. */
    static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    boolean asked() {
        return asked;
    }

    /** Something has happened that is to be looked at. */
    void news() {
        news.release();
    }

    /** Waits for news, at most for some time. */
    void await(long millis) {
        try {
            if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            asked = true;
        }
    }

    /** The night has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending because it was asked to.
        }
    }

    private void ask() {
        asked = true;
        news();
        try {
            ended.await(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
