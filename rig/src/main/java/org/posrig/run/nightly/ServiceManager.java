package org.posrig.run.nightly;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What systemd is told of a night: that it has begun, what it is at, and, as long as something happens, that it lives (sd_notify(3),
 * sd_watchdog_enabled(3)). Where no service manager started it, nobody is told anything.
 */
final class ServiceManager implements AutoCloseable {

    private final Optional<NotifySocket> socket;
    private final Optional<Duration> watchdog;
    private final LongSupplier nanos;
    private final AtomicLong aliveUntil = new AtomicLong();
    private Optional<ScheduledExecutorService> feeding = Optional.empty();
    private String status = "";

    private ServiceManager(Optional<NotifySocket> socket, Optional<Duration> watchdog, LongSupplier nanos) {
        this.socket = socket;
        this.watchdog = watchdog;
        this.nanos = nanos;
    }

    /**
     * As the environment says: NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID.
     *
     * @param process the number of this process
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    static ServiceManager of(Map<String, String> environment, long process, LongSupplier nanos) {
        Optional<NotifySocket> socket = Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
                .filter(path -> path.startsWith("/") || path.startsWith("@"))
                .map(NotifySocket::new);
        // A number for another process is not for this one.
        boolean ours = environment
                .getOrDefault("WATCHDOG_PID", String.valueOf(process))
                .equals(String.valueOf(process));
        Optional<Duration> watchdog = Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(text -> ours && socket.isPresent() && text.matches("[1-9]\\d{0,14}"))
                .map(text -> Duration.of(Long.parseLong(text), java.time.temporal.ChronoUnit.MICROS));
        return new ServiceManager(socket, watchdog, nanos);
    }

    /** The night has begun; from now on the watchdog is fed, twice in its time, while something happens. */
    void ready() {
        tell("READY=1");
        watchdog.ifPresent(time -> {
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("watchdog").factory());
            timer.scheduleAtFixedRate(this::feed, 0, time.toNanos() / 2, TimeUnit.NANOSECONDS);
            feeding = Optional.of(timer);
        });
    }

    /** Something has happened, and what follows may take that long without anything happening. */
    void alive(Duration atMost) {
        aliveUntil.set(nanos.getAsLong() + atMost.toNanos());
    }

    /** What the night is at, one line. */
    void status(String line) {
        if (!line.equals(status)) {
            status = line;
            tell("STATUS=" + line.replaceAll("\\R", " "));
        }
    }

    /** The night ends. */
    @Override
    public void close() {
        feeding.ifPresent(ScheduledExecutorService::shutdownNow);
        tell("STOPPING=1");
    }

    private void feed() {
        if (aliveUntil.get() - nanos.getAsLong() > 0) {
            tell("WATCHDOG=1");
        }
    }

    private void tell(String message) {
        socket.ifPresent(there -> there.send(message));
    }
}
