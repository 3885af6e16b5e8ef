package org.posrig.terminal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person does at a terminal to get something done, as its profile describes it. */
public record Flow(String name, List<Action> actions) {

    public Flow {
        actions = List.copyOf(actions);
    }

    /** The parameters it types. */
    public Set<String> parameters() {
        return actions.stream()
                .filter(Action.TypeValue.class::isInstance)
                .map(action -> ((Action.TypeValue) action).parameter())
                .collect(Collectors.toUnmodifiableSet());
    }
}
