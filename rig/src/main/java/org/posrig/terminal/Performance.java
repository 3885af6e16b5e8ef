package org.posrig.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.posrig.fault.RigFault;

/** One flow of a profile, done at a terminal: keys, values, screens to wait for, flows within it. */
final class Performance {

    /** How shipped steps name what is typed as a PIN. */
    private static final Pattern PIN = Pattern.compile("(.*-)?pin");

    private final Terminal terminal;
    private final String flow;
    private final Map<String, Value> values;
    private final Supplier<String> lastKey;
    private List<String> awaited = List.of();
    // However often it is typed in a flow, it is encrypted once, at the end.
    private boolean pinTyped;

    /**
     * @param values what the flow's parameters stand for
     * @param lastKey how messages tell the key pressed last; empty after a secret one
     */
    Performance(Terminal terminal, String flow, Map<String, Value> values, Supplier<String> lastKey) {
        this.terminal = terminal;
        this.flow = flow;
        this.values = values;
        this.lastKey = lastKey;
    }

    /** @throws ScreenMismatch when a screen does not come that the flow waits for; it tells the action's place */
    void perform() {
        performUpTo(terminal.profile().flow(flow).actions().size());
    }

    /** The flow's first actions alone. */
    void performUpTo(int end) {
        List<Action> actions = terminal.profile().flow(flow).actions();
        for (int index = 0; index < end; index++) {
            try {
                perform(actions.get(index));
            } catch (ScreenMismatch e) {
                throw e.in(flow, terminal.profile().places().ofAction(flow, index));
            }
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.PressKey(Key key, Duration hold) -> terminal.press(key, hold);
            case Action.TypeValue(String parameter, Optional<Echo> echo) -> {
                if (echo.isPresent()) {
                    requireStanding();
                }
                if (!pinTyped && PIN.matcher(parameter).matches()) {
                    pinTyped = true;
                    terminal.hand().pinFollows();
                }
                type(value(parameter), echo);
            }
            case Action.AwaitScreen(List<String> names) -> {
                terminal.await(names, List.of());
                awaited = names;
            }
            case Action.StandOn(List<String> names) -> terminal.awaitStanding(names);
            case Action.Perform(String other) -> terminal.perform(other, values);
            case Action.Branch(List<String> names, String other) -> {
                if (names.stream().anyMatch(terminal::standsOn)) {
                    terminal.perform(other, values);
                }
            }
        }
    }

    private void type(Value value, Optional<Echo> echo) {
        String before = lastKey.get();
        echo.ifPresentOrElse(
                shown -> KeyedEntry.type(terminal, shown, value, () -> passedOver(before)), () -> terminal.type(value));
    }

    private void requireStanding() {
        if (!awaited.isEmpty() && awaited.stream().noneMatch(terminal::standsOn)) {
            // A terminal that has locked itself has left every screen.
            terminal.condition().needsCare().ifPresent(fault -> {
                throw fault;
            });
            throw passedOver(lastKey.get());
        }
    }

    private RigFault passedOver(String after) {
        return KeypadFaults.passedOver(terminal.name(), awaited, after);
    }

    private Value value(String parameter) {
        return Optional.ofNullable(values.get(parameter))
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.FIXTURE,
                        "The flow '" + flow + "' of " + terminal.profile().file() + " types '" + parameter
                                + "', which nothing gives here.",
                        "Known here: " + String.join(", ", new TreeSet<>(values.keySet())) + "."));
    }
}
