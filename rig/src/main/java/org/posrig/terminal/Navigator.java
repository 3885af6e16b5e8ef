package org.posrig.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.posrig.fault.RigFault;

/**
 * The way home: brings a terminal from whatever it shows to a start of its profile, by the profile's ways from known screens and by
 * the leave key from unknown ones; when that does not get there, by power. A terminal that starts is waited for.
 */
public final class Navigator {

    private static final int MOVES = 12;

    /** A way that has been gone so often and leads back to its beginning leads nowhere. */
    private static final int SAME_WAY = 3;

    /** So many moves that nothing is shown after, and nothing shown for as long as a host may take: then no key is taken. */
    private static final int SILENT_MOVES = 2;

    private final Terminal terminal;

    public Navigator(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param values what the ways' flows may type
     * @throws RigFault when the terminal cannot be brought there: it should be taken out of service
     */
    public void goTo(String startName, Map<String, Value> values) {
        if (byKeys(startName, values)) {
            return;
        }
        terminal.cutPower();
        terminal.restorePower();
        if (!byKeys(startName, values)) {
            throw new RigFault(
                    RigFault.Cause.TERMINAL_UNREACHABLE,
                    terminal.name() + " could not be brought to '" + startName
                            + "', neither by keys nor by power; it stands on " + standingInWords() + ".",
                    "Bring it there by hand and see that the ways of '" + startName + "' in "
                            + terminal.profile().file() + " name that screen.");
        }
    }

    /**
     * Goes there without touching its power.
     *
     * @return whether it got there
     */
    public boolean byKeys(String startName, Map<String, Value> values) {
        Start start = terminal.profile().start(startName);
        terminal.hand().wake();
        return reached(start, values);
    }

    /** What stands on its display, in quotes and in one line. */
    public String standingInWords() {
        return terminal.screens()
                .latest()
                .map(screen -> "\"" + screen.text().replace("\n", " | ") + "\"")
                .orElse("nothing");
    }

    private boolean reached(Start start, Map<String, Value> values) {
        Map<String, Integer> taken = new HashMap<>();
        Silence silence = new Silence(terminal);
        for (int move = 0; move < MOVES; move++) {
            if (silence.movesLeftUnanswered() >= SILENT_MOVES || !started()) {
                return false;
            }
            Optional<NamedScreen> here = standing();
            if (here.filter(screen -> screen.name().equals(start.screen())).isPresent()) {
                return true;
            }
            Optional<String> way = here.map(screen -> start.ways().get(screen.name()));
            if (way.isPresent()) {
                if (taken.merge(way.get(), 1, Integer::sum) > SAME_WAY) {
                    return false;
                }
                attempt(way.get(), values);
            } else {
                leave();
            }
        }
        return false;
    }

    /** Waits while the terminal starts; false when it does not get through with it. */
    private boolean started() {
        Optional<Pacing.StartUp> startUp = terminal.profile().pacing().startUp();
        return startUp.isEmpty()
                || !starts()
                || terminal.screens()
                        .awaitLatest(
                                screen -> !starts(startUp.get(), screen),
                                startUp.get().within())
                        .isPresent();
    }

    private boolean starts() {
        return terminal.profile()
                .pacing()
                .startUp()
                .flatMap(startUp -> terminal.screens().latest().filter(screen -> starts(startUp, screen)))
                .isPresent();
    }

    private boolean starts(Pacing.StartUp startUp, Screen screen) {
        return startUp.screens().stream()
                .anyMatch(name -> terminal.profile().screen(name).on(screen));
    }

    // A display that has never shown anything is as good as blank: the terminal is probably off.
    private Optional<NamedScreen> standing() {
        if (terminal.screens().latest().isEmpty()) {
            return terminal.profile().screens().values().stream()
                    .filter(screen -> screen.alternatives().stream().anyMatch(java.util.List::isEmpty))
                    .findFirst();
        }
        return terminal.standing();
    }

    // A terminal that waits for work may draw nothing at its leave key; what it stands on is known once it draws.
    private void leave() {
        Key leave = terminal.profile().leave();
        terminal.press(
                terminal.screens().latest().isPresent()
                        ? leave
                        : terminal.profile().pacing().stir().orElse(leave));
        terminal.screens().await(screen -> true, terminal.profile().timing().screen());
    }

    // A way that does not lead on is no verdict about the terminal: the next move looks again at where it stands.
    private void attempt(String flow, Map<String, Value> values) {
        try {
            terminal.perform(flow, values);
        } catch (ScreenMismatch e) {
            if (!starts()) {
                leave();
            }
        }
    }
}
