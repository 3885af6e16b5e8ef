package org.posrig.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a terminal's senses should say. */
public final class SenseReading {

    private final Terminal terminal;
    private final SenseInputs inputs;

    SenseReading(Terminal terminal, SenseInputs inputs) {
        this.terminal = terminal;
        this.inputs = inputs;
    }

    /** The names that the bench file gives to the terminal's senses. */
    public Set<String> names() {
        return inputs.names();
    }

    /** Whether a sense is on at the moment. @throws org.posrig.fault.RigFault when there is no such sense or its line cannot be read */
    public boolean isOn(String sense) {
        return inputs.isOn(sense);
    }

    /**
     * Waits until a sense is on, or off, as long as for an ordinary screen; that it was since the last action is enough.
     *
     * @throws ScreenMismatch when it does not come about
     * @throws org.posrig.fault.RigFault when there is no such sense or its line cannot be read
     */
    public void await(String sense, boolean on) {
        Duration deadline = terminal.profile().timing().screen();
        if (inputs.await(sense, on, deadline)) {
            return;
        }
        terminal.condition().needsCare().ifPresent(fault -> {
            throw fault;
        });
        throw terminal.mismatch(String.format(
                "should have had its sense '%s' %s within %.1f s, but it has been %s %s",
                sense, word(on), deadline.toMillis() / 1000.0, word(!on), since(inputs.changes(sense))));
    }

    private String since(List<SenseInputs.Change> changes) {
        if (changes.isEmpty()) {
            return "ever since it was read first, at " + time(inputs.watchedFrom());
        }
        return "since " + time(changes.getLast().at()) + "; its last changes: "
                + changes.stream()
                        .map(change -> time(change.at()) + " " + word(change.on()))
                        .collect(Collectors.joining(", "));
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }

    private static String time(Duration at) {
        return String.format("+%.3f s", at.toNanos() / 1e9);
    }
}
