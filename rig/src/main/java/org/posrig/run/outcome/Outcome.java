package org.posrig.run.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.run.Verdict;

/**
 * What became of a scenario.
 *
 * @param attempts in order; none where it has not come to its end
 * @param begun whether an attempt is under way, or was when the run was cut off
 */
public record Outcome(
        Place place, String feature, String name, List<String> tags, List<Attempt> attempts, boolean begun) {

    /** How the message of a scenario begins that was skipped because the run had to end. */
    public static final String NOT_RUN = "Not run: ";

    public Outcome {
        tags = List.copyOf(tags);
        attempts = List.copyOf(attempts);
    }

    /**
     * The verdict of its last attempt, {@link Verdict#FLAKY} where that passed after a red; empty while there is none. An attempt that was cut
     * short says nothing of the scenario.
     */
    public Optional<Verdict> verdict() {
        return last().map(attempt ->
                attempt.verdict() == Verdict.PASSED && entire() > 1 ? Verdict.FLAKY : attempt.verdict());
    }

    /** How many of its attempts were not cut short. */
    public int entire() {
        return (int) attempts.stream().filter(attempt -> !attempt.interrupted()).count();
    }

    /** Planned and never come to, or skipped because the run had to end. */
    public boolean notRun() {
        return last().map(attempt -> attempt.verdict() == Verdict.SKIPPED
                        && attempt.message().startsWith(NOT_RUN))
                .orElse(true);
    }

    public Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /** The same with an attempt more, which ended together with its run. */
    public Outcome cutShort(Instant at, String message) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(new Attempt(
                attempts.size() + 1,
                Verdict.BROKEN,
                Attempt.INTERRUPTED,
                message,
                at,
                Duration.ZERO,
                List.of(),
                List.of(),
                Optional.empty()));
        return new Outcome(place, feature, name, tags, all, false);
    }

    /** Failed or broken at last. */
    public boolean red() {
        return last().filter(Attempt::red).isPresent();
    }

    /** Red by something that is not a known issue. */
    public boolean newlyRed() {
        return red() && last().flatMap(Attempt::knownIssue).isEmpty();
    }

    /** The feature and the scenario, as people name it, with the model where it runs once on each. */
    public String title() {
        return (feature.isEmpty() ? name : feature + " › " + name)
                + place.model().map(model -> " [" + model + "]").orElse("");
    }

    /** What tells it from others whatever line it stands at. */
    public String identity() {
        return place.file() + "|" + feature + "|" + name + "|" + place.model().orElse("");
    }
}
