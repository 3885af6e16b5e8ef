package org.posrig.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.host.journal.Exchange;
import org.posrig.host.script.ExpectedExchange;

/** What the host has on its books is not what the scenario says it should be: the terminal sent too much, too little or something else. */
public final class HostMismatch extends AssertionError {

    private static final long serialVersionUID = 1L;

    HostMismatch(String sentence, Scene scene) {
        this(sentence, Optional.empty(), scene);
    }

    /** @param expected the line that the journal should hold; the nearest one is told */
    HostMismatch(String sentence, ExpectedExchange expected, Scene scene) {
        this(sentence, expected.nearest(scene.host().journal().exchanges()), scene);
    }

    private HostMismatch(String sentence, Optional<String> nearest, Scene scene) {
        super(sentence + nearest.map(text -> "\n" + text).orElse("") + "\n"
                + books(scene.host().journal().exchanges())
                + waiting(scene.host().rules().unmet()));
    }

    // A rule that nothing has met is often the very reason.
    private static String waiting(List<String> unmet) {
        return unmet.isEmpty() ? "" : "\nLaid down, and not met:\n" + String.join("\n", unmet);
    }

    private static String books(List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            return "The host has seen no message of this lane.";
        }
        List<String> lines = new ArrayList<>();
        lines.add("The host's journal of this lane:");
        for (Exchange exchange : exchanges) {
            lines.add(String.format(
                    "  %-13s %s  STAN %06d  %8.2f  %-20s %s  %s%s",
                    exchange.kind().written(),
                    exchange.terminalNumber(),
                    exchange.trace(),
                    exchange.fen() / 100.0,
                    exchange.maskedCard(),
                    exchange.pinBlock() ? "PIN block" : "no PIN   ",
                    exchange.code().isEmpty() ? "--" : exchange.code(),
                    exchange.endState()
                            .map(state -> "  " + state.name().toLowerCase(java.util.Locale.ROOT))
                            .orElse("")));
        }
        return String.join("\n", lines);
    }
}
