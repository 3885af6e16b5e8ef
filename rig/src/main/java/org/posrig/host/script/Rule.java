package org.posrig.host.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays down what happens to certain messages.
 *
 * @param name what reports call it
 * @param priority 1 is asked first; rules of the same priority are asked in the order in which they were laid down
 * @param times after how many messages it is used up; 0 for never
 * @param stage its part in a scenario, if it has one
 */
public record Rule(String name, int priority, int times, Match match, Optional<Stage> stage, Action action) {

    /** The priority of rules that say none. */
    public static final int USUAL_PRIORITY = 5;

    public Rule {
        if (priority < 1 || times < 0) {
            throw new IllegalArgumentException("A rule's priority must be 1 or more, its times 0 or more.");
        }
    }

    /** A rule for the next message of a sort. */
    public static Rule next(String name, Match match, Action action) {
        return new Rule(name, USUAL_PRIORITY, 1, match, Optional.empty(), action);
    }

    List<Criterion> criteria(Facts facts, Map<String, String> states) {
        List<Criterion> criteria = new ArrayList<>(match.criteria(facts));
        stage.flatMap(part -> part.criterion(states)).ifPresent(criteria::add);
        return criteria;
    }
}
