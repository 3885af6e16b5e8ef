package org.posrig.host.network;

import java.time.Duration;

/**
 * How good a line is.
 *
 * @param latency each way, added to every byte
 * @param jitter up to so much more or less, drawn anew for every chunk; bytes never overtake each other
 * @param bytesPerSecond each way, 0 for no limit
 */
public record Quality(Duration latency, Duration jitter, long bytesPerSecond) {

    /** Nothing is slowed down. */
    public static final Quality PERFECT = new Quality(Duration.ZERO, Duration.ZERO, 0);

    public Quality {
        if (latency.isNegative() || jitter.isNegative() || bytesPerSecond < 0) {
            throw new IllegalArgumentException("Latency, jitter and bytes per second cannot be negative.");
        }
    }

    public Quality slowedBy(Duration newLatency, Duration newJitter) {
        return new Quality(newLatency, newJitter, bytesPerSecond);
    }

    public Quality narrowedTo(long newBytesPerSecond) {
        return new Quality(latency, jitter, newBytesPerSecond);
    }
}
