package org.posrig.terminal.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posrig.terminal.Action;
import org.posrig.terminal.Flow;
import org.posrig.terminal.TerminalProfile;

/** What a profile's flows say of themselves, those they run included: where they begin, where they end, what they type. */
public final class FlowFacts {

    private final TerminalProfile profile;

    public FlowFacts(TerminalProfile profile) {
        this.profile = profile;
    }

    /** The screens one of which must stand before the flow's first key; empty where it goes on with whatever stands there. */
    public Set<String> beginsOn(String flow) {
        return begins(flow, new HashSet<>()).orElse(Set.of());
    }

    /**
     * The screens one of which stands at the flow's end; empty where its last action is a key or a value.
     *
     * @param from what stands there when it begins
     */
    public Optional<Set<String>> endsOn(String flow, String from) {
        return ends(flow, Optional.of(Set.of(from)), new HashSet<>());
    }

    /** The parameters that the flow may type. */
    public Set<String> types(String flow) {
        Set<String> types = new TreeSet<>();
        everythingRunBy(flow).forEach(name -> types.addAll(profile.flow(name).parameters()));
        return types;
    }

    /** The screens that the flow waits for on its way, those of the flows it runs included. */
    public Set<String> passes(String flow) {
        Set<String> screens = new TreeSet<>();
        for (String name : everythingRunBy(flow)) {
            for (Action action : actions(name)) {
                switch (action) {
                    case Action.AwaitScreen(List<String> awaited) -> screens.addAll(awaited);
                    case Action.StandOn(List<String> stood) -> screens.addAll(stood);
                    default -> {
                        // Waits for no screen.
                    }
                }
            }
        }
        return screens;
    }

    /** The flow and every flow that it may run. */
    public Set<String> everythingRunBy(String flow) {
        Set<String> all = new LinkedHashSet<>();
        add(flow, all);
        return all;
    }

    private void add(String flow, Set<String> all) {
        if (profile.flows().containsKey(flow) && all.add(flow)) {
            for (Action action : profile.flow(flow).actions()) {
                switch (action) {
                    case Action.Perform(String other) -> add(other, all);
                    case Action.Branch(List<String> screens, String other) -> add(other, all);
                    default -> {
                        // Runs no other flow.
                    }
                }
            }
        }
    }

    // What is done on a condition only says nothing of where the flow begins.
    private Optional<Set<String>> begins(String name, Set<String> seen) {
        if (!seen.add(name)) {
            return Optional.empty();
        }
        for (Action action : actions(name)) {
            switch (action) {
                case Action.StandOn(List<String> screens) -> {
                    return Optional.of(new LinkedHashSet<>(screens));
                }
                case Action.Perform(String other) -> {
                    Optional<Set<String>> within = begins(other, seen);
                    if (within.isPresent() || acts(other, new HashSet<>())) {
                        return within;
                    }
                }
                case Action.Branch(List<String> screens, String other) -> {
                    // Goes on.
                }
                case Action.PressKey press -> {
                    return Optional.empty();
                }
                case Action.TypeValue type -> {
                    return Optional.empty();
                }
                case Action.AwaitScreen await -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean acts(String name, Set<String> seen) {
        return seen.add(name)
                && actions(name).stream().anyMatch(action -> switch (action) {
                    case Action.Branch branch -> false;
                    case Action.Perform(String other) -> acts(other, seen);
                    default -> true;
                });
    }

    private Optional<Set<String>> ends(String name, Optional<Set<String>> from, Set<String> running) {
        if (!running.add(name)) {
            return Optional.empty();
        }
        Optional<Set<String>> here = from;
        for (Action action : actions(name)) {
            here = switch (action) {
                case Action.PressKey press -> Optional.empty();
                case Action.TypeValue type -> Optional.empty();
                case Action.AwaitScreen(List<String> screens) -> Optional.of(Set.copyOf(screens));
                case Action.StandOn(List<String> screens) -> Optional.of(Set.copyOf(screens));
                case Action.Perform(String other) -> ends(other, here, running);
                case Action.Branch(List<String> screens, String other) -> branched(screens, other, here, running);
            };
        }
        running.remove(name);
        return here;
    }

    private Optional<Set<String>> branched(
            List<String> screens, String other, Optional<Set<String>> here, Set<String> running) {
        if (here.isEmpty()) {
            return here;
        }
        Set<String> there = new HashSet<>(here.get());
        there.retainAll(screens);
        if (there.isEmpty()) {
            return here;
        }
        return ends(other, Optional.of(there), running).map(after -> {
            Set<String> all = new HashSet<>(here.get());
            all.removeAll(screens);
            all.addAll(after);
            return Set.copyOf(all);
        });
    }

    private List<Action> actions(String name) {
        return Optional.ofNullable(profile.flows().get(name)).map(Flow::actions).orElse(List.of());
    }
}
