package org.posrig.terminal;

import java.util.List;

/**
 * A slip of paper that a terminal has printed, as it came: it may hold what it must not, so it goes nowhere unfiltered.
 *
 * @param number rising for each printer
 * @param lines from the top, without blanks at their ends
 */
public record Receipt(long number, List<String> lines) {

    public Receipt {
        lines = List.copyOf(lines);
    }

    public String text() {
        return String.join("\n", lines);
    }
}
