package org.posrig.host.issuer;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time since a moment of the machine's clock, by one that nobody sets: a lock must not end, nor a day begin, because the network tells the
 * machine the time in the middle of a scenario.
 */
public final class SteadyTime implements InstantSource {

    private final Instant began = Instant.now();
    private final long beganNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - beganNanos);
    }
}
