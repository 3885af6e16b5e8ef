package org.posrig.run.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posrig.run.Verdict;

/**
 * One go at a scenario.
 *
 * @param number from 1 on
 * @param verdict of this attempt alone: passed, failed, broken or skipped
 * @param cause what is to blame in a few words; empty unless failed or broken
 * @param message for people, without secrets; empty where it passed
 * @param began by the wall clock
 * @param terminals on which it ran, in order of appearance
 * @param clocks how clocks were moved, a sentence each
 * @param knownIssue what is known to be wrong there
 */
public record Attempt(
        int number,
        Verdict verdict,
        String cause,
        String message,
        Instant began,
        Duration took,
        List<Ran> terminals,
        List<String> clocks,
        Optional<KnownIssue> knownIssue) {

    /**
     * A terminal under test.
     *
     * @param firmware empty where the terminal does not tell it or was not asked yet
     */
    public record Ran(String terminal, String model, String firmware) {

        /** Model and firmware, {@code standin-a 1.0.0}. */
        public String version() {
            return firmware.isEmpty() ? model : model + " " + firmware;
        }
    }

    /** The cause of an attempt that was cut short together with its run. */
    public static final String INTERRUPTED = "interrupted";

    public Attempt {
        terminals = List.copyOf(terminals);
        clocks = List.copyOf(clocks);
    }

    /** Failed or broken. */
    public boolean red() {
        return verdict == Verdict.FAILED || verdict == Verdict.BROKEN;
    }

    /** Cut short together with its run. */
    public boolean interrupted() {
        return cause.equals(INTERRUPTED);
    }

    /** The same with what is known to be wrong there. */
    Attempt explained(KnownIssue issue) {
        return new Attempt(number, verdict, cause, message, began, took, terminals, clocks, Optional.of(issue));
    }

    /** Models with their firmware, sorted: what a scenario's history is told apart by. */
    public String versions() {
        return String.join(
                " + ", terminals.stream().map(Ran::version).distinct().sorted().toList());
    }
}
