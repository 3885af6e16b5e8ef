package org.posrig.run.outcome;

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

    public Outcome {
        tags = List.copyOf(tags);
        attempts = List.copyOf(attempts);
    }

    /** The verdict of its last attempt, {@link Verdict#FLAKY} where that passed after a red; empty while there is none. */
    public Optional<Verdict> verdict() {
        return last().map(attempt ->
                attempt.verdict() == Verdict.PASSED && attempts.size() > 1 ? Verdict.FLAKY : attempt.verdict());
    }

    public Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /** Failed or broken at last. */
    public boolean red() {
        return last().filter(Attempt::red).isPresent();
    }

    /** Red by something that is not a known issue. */
    public boolean newlyRed() {
        return red() && last().flatMap(Attempt::knownIssue).isEmpty();
    }

    /** The feature and the scenario, as people name it. */
    public String title() {
        return feature.isEmpty() ? name : feature + " › " + name;
    }

    /** What tells it from others whatever line it stands at. */
    String identity() {
        return place.file() + "|" + feature + "|" + name;
    }
}
