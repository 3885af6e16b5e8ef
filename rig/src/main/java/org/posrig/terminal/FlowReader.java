package org.posrig.terminal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posrig.yaml.YamlMapping;

/**
 * Reads the flows of a profile. An action is a mapping with one of {@code press} (with {@code hold} where it is a long press),
 * {@code type} (with {@code echo}, yuan or stars, where the terminal shows what is typed, and {@code clear}, the key that takes it
 * back, where that is not called so), {@code await}, {@code on} (a screen or several, separated by {@code |}), {@code when} with {@code flow},
 * or {@code flow} alone, which runs another flow that does not come back to this one.
 */
final class FlowReader {

    private final Set<Key> keys;
    private final Set<String> screens;
    private final Timing timing;

    private final PlaceBook places;

    FlowReader(Set<Key> keys, Set<String> screens, Timing timing, PlaceBook places) {
        this.keys = keys;
        this.screens = screens;
        this.timing = timing;
        this.places = places;
    }

    Map<String, Flow> read(YamlMapping flows) {
        Map<String, Flow> read = new LinkedHashMap<>();
        for (String name : flows.names()) {
            List<Action> actions = new ArrayList<>();
            places.note(flows.placeOfKey(name), "flows", name);
            for (YamlMapping action : flows.mappings(name)) {
                places.note(action.place(), "flows", name, String.valueOf(actions.size()));
                actions.add(action(action, Set.copyOf(flows.names())));
            }
            read.put(name, new Flow(name, actions));
        }
        read.keySet().stream()
                .filter(name -> comesBack(name, name, read, new HashSet<>()))
                .forEach(name -> flows.mistake(
                        name,
                        "the flow '" + name
                                + "' runs itself by way of 'flow'; a terminal would never get to its end."));
        return Map.copyOf(read);
    }

    private static boolean comesBack(String from, String to, Map<String, Flow> flows, Set<String> seen) {
        Flow flow = flows.get(from);
        return flow != null
                && flow.actions().stream()
                        .filter(Action.Perform.class::isInstance)
                        .map(action -> ((Action.Perform) action).flow())
                        .anyMatch(next -> next.equals(to) || seen.add(next) && comesBack(next, to, flows, seen));
    }

    private Action action(YamlMapping action, Set<String> flows) {
        if (action.has("press")) {
            return press(action);
        }
        if (action.has("type")) {
            return new Action.TypeValue(action.text("type"), echo(action));
        }
        if (action.has("await")) {
            return new Action.AwaitScreen(names(action, "await"));
        }
        if (action.has("on")) {
            return new Action.StandOn(names(action, "on"));
        }
        if (action.has("when")) {
            ProfileReader.known(action, "flow", action.text("flow"), flows, "flow");
            return new Action.Branch(names(action, "when"), action.text("flow"));
        }
        if (action.has("flow")) {
            ProfileReader.known(action, "flow", action.text("flow"), flows, "flow");
            return new Action.Perform(action.text("flow"));
        }
        action.file().mistake(action.place(), "an action is one of press, type, await, on, when with flow, or flow.");
        action.names();
        return new Action.AwaitScreen(List.of());
    }

    private Optional<Echo> echo(YamlMapping action) {
        if (!action.has("echo")) {
            return Optional.empty();
        }
        String clear = action.optionalText("clear").orElse("clear");
        Set<String> known = keys.stream().map(Key::name).collect(Collectors.toSet());
        ProfileReader.known(action, action.has("clear") ? "clear" : "echo", clear, known, "key");
        return Optional.of(new Echo(
                action.choice("echo", Echo.Kind.class), known.contains(clear) ? new Key(clear) : Key.digit('0')));
    }

    private Action press(YamlMapping action) {
        String name = action.text("press");
        Set<String> known = keys.stream().map(Key::name).collect(Collectors.toSet());
        ProfileReader.known(action, "press", name, known, "key");
        Key key = known.contains(name) ? new Key(name) : Key.digit('0');
        return new Action.PressKey(
                key, ProfileReader.hold(action).orElse(timing.of(key).hold()));
    }

    private List<String> names(YamlMapping action, String key) {
        List<String> names = List.of(action.text(key).split("\\s*\\|\\s*"));
        names.forEach(name -> ProfileReader.known(action, key, name, screens, "screen"));
        return names;
    }
}
