package org.posrig.terminal;

import java.time.Duration;
import java.util.List;

/** What a wait for a screen is about; its text is how messages tell it. */
interface Awaited {

    boolean on(Screen screen);

    Duration deadline(Timing timing);

    /** Every list of texts that would have satisfied some part of it; what is told otherwise than by texts gives an empty one. */
    List<List<String>> alternatives();

    /** What keeps it from being on a screen, beside its texts: whole lines of a message. */
    default List<String> missing(Screen screen) {
        return List.of();
    }
}
