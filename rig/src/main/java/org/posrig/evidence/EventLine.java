package org.posrig.evidence;

import java.util.Locale;
import java.util.Optional;
import org.posrig.timeline.Event;

/** An event as one line, for whoever follows a run as it happens. */
public final class EventLine {

    private EventLine() {}

    /** {@code   12.304  lane-1  host      → 0200 sale …}: seconds since the run began, lane, who, what. */
    public static Optional<String> of(Event event) {
        String what = Visible.joined(TimelineText.what(event.what()));
        return what.isBlank()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%9.3f  %-7s %-9s %s",
                        event.at().toNanos() / 1e9,
                        event.lane(),
                        Visible.line(TimelineText.who(event.what())),
                        what));
    }
}
