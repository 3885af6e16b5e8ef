package org.posrig.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posrig.fault.RigFault;
import org.posrig.terminal.Navigator;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.terminal.Start;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.Value;

/**
 * Brings a terminal to a scenario's start, rung by rung: what its ledger says is put right and the profile's ways are gone; where that does
 * not get there, the same again after its power was cut, and once more after the long press that restarts it, where its profile knows one.
 * A terminal that has locked itself or is out of paper is left as it is; a display line or a relay board that is lost meanwhile is waited for.
 */
final class Recovery {

    /** The flow of a profile that restarts its terminal by a key. */
    private static final String RESTART = "restart";

    /** So often a display line or a relay board may be lost on the way to one start. */
    private static final int LOSSES = 3;

    private enum Rung {
        KEYS("by its ledger and its keys"),
        POWER("by a cut of its power"),
        RESTART_KEY("by its restart key");

        private final String words;

        Rung(String words) {
            this.words = words;
        }
    }

    private final Lane lane;
    private final Bay bay;
    private final Terminal terminal;
    private final List<String> tried = new ArrayList<>();
    private int losses;

    Recovery(Lane lane, Bay bay) {
        this.lane = lane;
        this.bay = bay;
        this.terminal = bay.terminal();
    }

    /**
     * @throws RigFault when no rung gets it there: with what each of them came to; or at once when it is not the terminal's fault, or one
     *     that nothing can be done about here
     */
    void reach(String start) {
        for (Rung rung : Rung.values()) {
            if (rung == Rung.RESTART_KEY && !terminal.profile().flows().containsKey(RESTART)) {
                continue;
            }
            if (gets(rung, start)) {
                bay.beginAfresh();
                if (!tried.isEmpty()) {
                    lane.note(terminal.name() + " has been recovered " + rung.words + ". Before, "
                            + String.join("; ", tried) + ".");
                }
                return;
            }
        }
        throw new RigFault(
                RigFault.Cause.TERMINAL_UNREACHABLE,
                terminal.name() + " could not be brought to '" + start + "', " + String.join("; nor ", tried) + ".",
                "Bring it there by hand and see that the ways of '" + start + "' in "
                        + terminal.profile().file() + " name what it shows.");
    }

    private boolean gets(Rung rung, String start) {
        while (true) {
            try {
                climb(rung, start);
                return true;
            } catch (RigFault fault) {
                RigFault met = told(fault);
                if (isBack(met)) {
                    lane.note(met.getMessage() + " It is there again; " + terminal.name() + " is brought to '" + start
                            + "' anew.");
                    continue;
                }
                if (!curable(met)) {
                    throw met;
                }
                lane.note(terminal.name() + " could not be brought to '" + start + "' " + rung.words + ": "
                        + met.getMessage());
                tried.add(rung.words + " (" + inOneLine(met) + ")");
                return false;
            }
        }
    }

    private void climb(Rung rung, String start) {
        switch (rung) {
            case KEYS -> {
                if (bay.takeDoubt()) {
                    proveThatItReacts(start);
                }
            }
            case POWER -> {
                terminal.cutPower();
                terminal.restorePower();
            }
            case RESTART_KEY -> terminal.perform(RESTART);
        }
        try {
            new StartingState(lane, terminal, bay.ledger(), bay.versions()).reach(start);
        } catch (ScreenMismatch e) {
            throw unreachable(String.valueOf(e.getMessage()));
        }
    }

    // A display that stands still shows a start that was reached long ago: it is left for another one first.
    private void proveThatItReacts(String wanted) {
        Map<String, Value> values = lane.usualValues();
        Optional<String> other = terminal.profile().starts().values().stream()
                .filter(start -> !start.name().equals(wanted))
                .filter(start -> terminal.screens()
                        .latest()
                        .filter(screen ->
                                terminal.profile().screen(start.screen()).on(screen))
                        .isEmpty())
                .map(Start::name)
                .min(Comparator.naturalOrder());
        if (other.isPresent() && !new Navigator(terminal).byKeys(other.get(), values)) {
            throw unreachable(
                    "It does not react: it still stands on " + new Navigator(terminal).standingInWords() + ".");
        }
    }

    // A host that is gone comes first, then what the terminal says of itself, then a hole in what it has shown.
    private RigFault told(RigFault fault) {
        return lane.host()
                .fault()
                .or(() -> terminal.condition().needsCare())
                .or(bay::lossSinceLease)
                .orElse(fault);
    }

    private boolean isBack(RigFault fault) {
        boolean mayComeBack = fault.kind() == RigFault.Cause.SERIAL_LINE || fault.kind() == RigFault.Cause.RELAY_BOARD;
        if (!mayComeBack
                || ++losses > LOSSES
                || !awaited(fault, terminal.profile().timing().host())) {
            return false;
        }
        bay.beginAfresh();
        bay.doubt();
        return true;
    }

    private boolean awaited(RigFault fault, Duration patience) {
        return fault.kind() == RigFault.Cause.SERIAL_LINE
                ? terminal.screens().awaitLine(patience)
                : bay.boardWatch().await(patience);
    }

    private boolean curable(RigFault fault) {
        boolean needsCare = terminal.condition().needsCare().isPresent();
        return !needsCare
                && (fault.kind() == RigFault.Cause.TERMINAL_UNREACHABLE || fault.kind() == RigFault.Cause.KEYPAD);
    }

    private RigFault unreachable(String sentence) {
        return new RigFault(
                RigFault.Cause.TERMINAL_UNREACHABLE,
                sentence,
                "See what it shows by '" + lane.toType("press KEY", terminal)
                        + "', and that its profile says the same.");
    }

    // Of a screen that did not come, what was waited for and where: all else is told on the timeline.
    private static String inOneLine(RigFault fault) {
        String message = String.valueOf(fault.getMessage());
        List<String> lines = message.substring(
                        0, Math.max(0, message.length() - fault.hint().length()))
                .strip()
                .lines()
                .toList();
        return lines.stream()
                .filter(line -> line.equals(lines.getFirst()) || line.startsWith("In the flow "))
                .collect(Collectors.joining(" "))
                .replaceFirst("[.:]$", "");
    }
}
