package org.posrig.terminal.check;

import java.util.Set;
import java.util.TreeSet;
import org.posrig.terminal.Action;
import org.posrig.terminal.NamedScreen;
import org.posrig.terminal.TerminalProfile;

/** Flows and screens that no shipped step, no start and no other flow names. They may serve features of one's own. */
final class Unused {

    private final TerminalProfile profile;
    private final Findings findings;

    Unused(TerminalProfile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
    }

    void find() {
        Set<String> flows = new TreeSet<>();
        Set<String> screens = new TreeSet<>();
        Need.ALL.forEach(need -> {
            flows.addAll(need.flows());
            screens.addAll(need.screens());
        });
        profile.versions().ifPresent(versions -> {
            flows.add(versions.flow());
            screens.add(versions.screen());
        });
        screens.addAll(profile.pacing().screens());
        profile.keyTest().ifPresent(test -> {
            flows.add(test.flow());
            screens.add(test.screen());
        });
        profile.starts().values().forEach(start -> {
            flows.addAll(start.ways().values());
            screens.addAll(start.ways().keySet());
            screens.add(start.screen());
        });
        profile.flows()
                .values()
                .forEach(flow -> flow.actions().forEach(action -> {
                    switch (action) {
                        case Action.AwaitScreen(var names) -> screens.addAll(names);
                        case Action.StandOn(var names) -> screens.addAll(names);
                        case Action.Branch(var names, String other) -> {
                            screens.addAll(names);
                            flows.add(other);
                        }
                        case Action.Perform(String other) -> flows.add(other);
                        case Action.PressKey press -> {
                            // Names neither.
                        }
                        case Action.TypeValue type -> {
                            // Names neither.
                        }
                    }
                }));
        profile.flows().keySet().stream()
                .filter(name -> !flows.contains(name))
                .forEach(name -> findings.note(
                        "the flow '" + name + "' is used by no shipped step, no start and no other flow.",
                        "flows",
                        name));
        profile.screens().values().stream()
                .filter(screen -> !screen.alarm() && !screen.keypad())
                .map(NamedScreen::name)
                .filter(name -> !screens.contains(name))
                .forEach(name -> findings.note(
                        "the screen '" + name + "' is named by no shipped step, no start and no flow; it gives"
                                + " messages its name, no more.",
                        "screens",
                        name));
    }
}
