package org.posrig.host.transaction;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How long a lane's slowest reply took the acquirer itself, from the request's arrival; replies that were to be late do not count. */
public final class Lateness {

    private final AtomicLong slowest = new AtomicLong();

    void took(long nanoseconds) {
        slowest.accumulateAndGet(nanoseconds, Math::max);
    }

    /** Zero while nothing has been answered. */
    public Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }
}
