package org.posrig.run.outcome;

import java.time.Instant;
import java.util.Set;

/**
 * Something that cut a run short before its time.
 *
 * @param at by the wall clock, when it was noticed
 * @param cause {@link #HANG}, {@link #DEATH} or {@link #DEADLINE}
 * @param sentence for people
 */
public record Interruption(Instant at, String cause, String sentence) {

    /** The run was alive and did nothing: what it was at is not run again. */
    public static final String HANG = "hang";

    /** The run's process ended, by a kill, a fault or a power cut: what it was at is run again. */
    public static final String DEATH = "death";

    /** The time for the run was over while a scenario was still at it. */
    public static final String DEADLINE = "deadline";

    public Interruption {
        if (!Set.of(HANG, DEATH, DEADLINE).contains(cause)) {
            throw new IllegalArgumentException("An interruption has no cause '" + cause + "'.");
        }
    }
}
