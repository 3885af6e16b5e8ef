package org.posrig.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.LongSupplier;

/**
 * When no scenario begins any more, by a clock on the wall that may be set meanwhile: a Pi has no battery, and begins in the past until the
 * network tells it the time. That it was set is seen by the clock that only goes forward; the end is then reckoned anew from when it would
 * have begun by the clock as it is now. Safe for use by several threads.
 */
public final class Deadline {

    /** What the network corrects now and then is less; nobody sets a clock by less than that. */
    private static final Duration SET = Duration.ofMinutes(1);

    /** How an end follows from a beginning. */
    public interface Rule {

        /** @param began when what is to end has begun, by the clock on the wall */
        Instant end(Instant began);

        /** Whatever the beginning. */
        static Rule at(Instant end) {
            return began -> end;
        }

        /** A time of day, the next one after the beginning. */
        static Rule next(LocalTime time, ZoneId zone) {
            return began -> {
                ZonedDateTime start = began.atZone(zone);
                ZonedDateTime today = start.toLocalDate().atTime(time).atZone(zone);
                return (today.isAfter(start)
                                ? today
                                : start.toLocalDate().plusDays(1).atTime(time).atZone(zone))
                        .toInstant();
            };
        }

        /** So long after the beginning. */
        static Rule after(Duration length) {
            return began -> began.plus(length);
        }
    }

    private final Rule rule;
    private final InstantSource wall;
    private final LongSupplier nanos;
    private final long beganNanos;
    private Instant began;
    private Instant end;

    /**
     * Of something that begins now.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public Deadline(Rule rule, InstantSource wall, LongSupplier nanos) {
        this.rule = rule;
        this.wall = wall;
        this.nanos = nanos;
        this.beganNanos = nanos.getAsLong();
        this.began = wall.instant();
        this.end = rule.end(began);
    }

    /** The same by this machine's clocks. */
    public Deadline(Rule rule) {
        this(rule, InstantSource.system(), System::nanoTime);
    }

    /** The end as it is known by now. */
    public synchronized Instant at() {
        look();
        return end;
    }

    /** Whether it is over, and so long more. */
    public synchronized boolean over(Duration more) {
        return !wall.instant().isBefore(at().plus(more));
    }

    private void look() {
        Instant begun = wall.instant().minusNanos(nanos.getAsLong() - beganNanos);
        if (Duration.between(began, begun).abs().compareTo(SET) > 0) {
            began = begun;
            end = rule.end(began);
        }
    }
}
