package org.posrig.bench.doctor;

import java.util.List;
import org.posrig.bench.BenchFile;
import org.posrig.bench.Lane;
import org.posrig.terminal.Screen;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.TerminalProfile;

/**
 * A terminal that is looked at.
 *
 * @param lane holds this terminal alone
 * @param part what the bench file says of it
 */
public record Patient(Lane lane, BenchFile.TerminalPart part) {

    Terminal terminal() {
        return lane.terminals().getFirst();
    }

    TerminalProfile profile() {
        return part.profile();
    }

    List<Screen> shown() {
        return terminal().screens().last(Integer.MAX_VALUE);
    }

    /** A command at this terminal, as it is typed. */
    String toType(String command) {
        return lane.toType(command, terminal());
    }

    /** What stands on the display, in quotes. */
    String standing() {
        return terminal()
                .screens()
                .latest()
                .map(screen -> "\"" + screen.text().replace("\n", " | ") + "\"")
                .orElse("nothing");
    }
}
