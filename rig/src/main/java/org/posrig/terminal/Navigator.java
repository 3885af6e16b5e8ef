package org.posrig.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.posrig.fault.RigFault;

/**
 * The way home: brings a terminal from whatever it shows to a start of its profile, by the profile's ways from known screens and by
 * the leave key from unknown ones; when that does not get there, by power.
 */
public final class Navigator {

    private static final int MOVES = 12;

    /** A way that has been gone so often and leads back to its beginning leads nowhere. */
    private static final int SAME_WAY = 3;

    private final Terminal terminal;

    public Navigator(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param values what the ways' flows may type
     * @throws RigFault when the terminal cannot be brought there: it should be taken out of service
     */
    public void goTo(String startName, Map<String, Value> values) {
        Start start = terminal.profile().start(startName);
        terminal.hand().wake();
        if (reached(start, values)) {
            return;
        }
        terminal.cutPower();
        terminal.restorePower();
        if (!reached(start, values)) {
            throw new RigFault(
                    RigFault.Cause.TERMINAL_UNREACHABLE,
                    terminal.name() + " could not be brought to '" + startName
                            + "', neither by keys nor by power; it stands on "
                            + terminal.screens()
                                    .latest()
                                    .map(screen -> "\"" + screen.text().replace("\n", " | ") + "\"")
                                    .orElse("nothing")
                            + ".",
                    "Bring it there by hand and see that the ways of '" + startName + "' in "
                            + terminal.profile().file() + " name that screen.");
        }
    }

    private boolean reached(Start start, Map<String, Value> values) {
        Map<String, Integer> taken = new HashMap<>();
        for (int move = 0; move < MOVES; move++) {
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

    // A display that has never shown anything is as good as blank: the terminal is probably off.
    private Optional<NamedScreen> standing() {
        if (terminal.screens().latest().isEmpty()) {
            return terminal.profile().screens().values().stream()
                    .filter(screen -> screen.alternatives().stream().anyMatch(java.util.List::isEmpty))
                    .findFirst();
        }
        return terminal.standing();
    }

    private void leave() {
        terminal.press(terminal.profile().leave());
        terminal.screens().await(screen -> true, terminal.profile().timing().screen());
    }

    // A way that does not lead on is no verdict about the terminal: the next move looks again at where it stands.
    private void attempt(String flow, Map<String, Value> values) {
        try {
            terminal.perform(flow, values);
        } catch (ScreenMismatch e) {
            leave();
        }
    }
}
