package org.posrig.run.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.run.Verdict;

/**
 * What became of a night, as far as a message has room for it.
 *
 * @param bench the bench's name
 * @param run the run's name, such as {@code 20261122-013000-112}
 * @param began when the first scenario began
 * @param took how long it ran, by a clock that nobody sets
 * @param counts scenarios by verdict; a verdict that is not there counts as none
 * @param newReds names of the scenarios that are red and were not in the last run on this bench, the worst first
 * @param knownReds names of those that were red then too
 * @param outOfService terminals out of service, each with the reason: {@code T3 (tampered)}
 * @param notRun how many scenarios were chosen and not run
 * @param interruptions sentences, one an interruption
 * @param gate sentences on what of the quality gate does not hold
 * @param reportLink where the report is read
 */
public record NightSummary(
        String bench,
        String run,
        Instant began,
        Duration took,
        Map<Verdict, Integer> counts,
        List<String> newReds,
        List<String> knownReds,
        List<String> outOfService,
        int notRun,
        List<String> interruptions,
        List<String> gate,
        Optional<String> reportLink) {

    public NightSummary {
        EnumMap<Verdict, Integer> copy = new EnumMap<>(Verdict.class);
        copy.putAll(counts);
        counts = java.util.Collections.unmodifiableMap(copy);
        newReds = List.copyOf(newReds);
        knownReds = List.copyOf(knownReds);
        outOfService = List.copyOf(outOfService);
        interruptions = List.copyOf(interruptions);
        gate = List.copyOf(gate);
    }

    /** How many scenarios have this verdict. */
    public int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    /** Whether no scenario was passed, failed, broken or flaky: nothing is known about any terminal. */
    public boolean nothingRan() {
        return count(Verdict.PASSED) + count(Verdict.FAILED) + count(Verdict.BROKEN) + count(Verdict.FLAKY) == 0;
    }

    /** Whether anything besides reds wants somebody's hands: a terminal is out of service, the night was cut, or nothing ran. */
    boolean calls() {
        return !outOfService.isEmpty() || !interruptions.isEmpty() || nothingRan();
    }

    boolean red() {
        return count(Verdict.FAILED) + count(Verdict.BROKEN) > 0 || notRun > 0 || !gate.isEmpty() || calls();
    }

    boolean newlyRed() {
        return !newReds.isEmpty() || calls();
    }
}
