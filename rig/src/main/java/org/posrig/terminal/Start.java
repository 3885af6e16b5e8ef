package org.posrig.terminal;

import java.util.Map;

/**
 * A state a scenario may begin in, and the way there.
 *
 * @param name such as {@code ready} or {@code logged-out}
 * @param screen the screen it shows
 * @param ways from the screen that stands on the display, the flow that leads towards this start
 */
public record Start(String name, String screen, Map<String, String> ways) {

    public Start {
        ways = Map.copyOf(ways);
    }
}
