package org.posrig.terminal;

import java.util.Optional;
import org.posrig.fault.RigFault;

/** What a terminal says of its own condition: that somebody has to come and look after it before anything can be told of it. */
public final class Condition {

    private final String terminal;
    private final TerminalProfile profile;
    private final ScreenHistory screens;
    private volatile boolean paperTaken;

    Condition(String terminal, TerminalProfile profile, ScreenHistory screens) {
        this.terminal = terminal;
        this.profile = profile;
        this.screens = screens;
    }

    /** What keeps it out of service until somebody has looked after it, by what stands on its display: locked by tampering, out of paper. */
    public Optional<RigFault> needsCare() {
        return screens.latest().flatMap(screen -> tamper(screen).or(() -> paper(screen)));
    }

    /** Whether the last action has led to the batch having to be settled before anything else. */
    public boolean saysBatchFull() {
        return screens.sinceAction().stream()
                .anyMatch(screen -> on(profile.pacing().batchFull(), screen));
    }

    /** @param taken whether the scenario itself has had the paper taken out: then its end is no surprise */
    public void paperTaken(boolean taken) {
        paperTaken = taken;
    }

    /** A terminal that has locked itself is left alone from then on: nothing is pressed, nothing is tried again. */
    Optional<RigFault> tamper(Screen screen) {
        return on(profile.pacing().tamper(), screen)
                ? Optional.of(new RigFault(
                        RigFault.Cause.TAMPER,
                        terminal + " has locked itself (\"" + screen.text().replace("\n", " | ")
                                + "\"): it takes itself for opened, and its keys are gone.",
                        "Leave it alone; whoever holds its keys has to unlock it and load them anew."))
                : Optional.empty();
    }

    /** Whether the terminal says that its own keypad is at fault. */
    boolean keypadFault(Screen screen) {
        return profile.screens().values().stream().anyMatch(named -> named.keypad() && named.on(screen));
    }

    private Optional<RigFault> paper(Screen screen) {
        return !paperTaken && on(profile.pacing().paperOut(), screen)
                ? Optional.of(new RigFault(
                        RigFault.Cause.TERMINAL_UNREACHABLE,
                        terminal + " is out of paper (\"" + screen.text().replace("\n", " | ") + "\").",
                        "Put a roll in."))
                : Optional.empty();
    }

    private boolean on(Optional<String> name, Screen screen) {
        return name.map(profile::screen).filter(named -> named.on(screen)).isPresent();
    }
}
