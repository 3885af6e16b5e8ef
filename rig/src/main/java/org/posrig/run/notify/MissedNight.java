package org.posrig.run.notify;

import java.util.List;
import java.util.Optional;

/**
 * A night that has no run to tell of, or whose end went wrong.
 *
 * @param bench the bench's name; empty where the plan could not be read so far
 * @param plan the plan's file, by its name
 * @param begun whether something ran
 * @param reasons sentences, the first one the most to the point; at least one
 * @param next what to do about it, one sentence
 */
public record MissedNight(Optional<String> bench, String plan, boolean begun, List<String> reasons, String next) {

    public MissedNight {
        reasons = List.copyOf(reasons);
    }
}
