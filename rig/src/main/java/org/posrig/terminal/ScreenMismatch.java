package org.posrig.terminal;

import java.util.Optional;
import org.posrig.timeline.Happening;
import org.posrig.yaml.Place;

/** The terminal did not show what it should have: the scenario has <em>failed</em>, and the message says what was seen instead. */
public final class ScreenMismatch extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient Optional<InFlow> where;
    private final transient Optional<Happening.ExpectationMissed> missed;

    /** The flow in which it came about, and where in the profile the action stands. */
    public record InFlow(String flow, Place place) {}

    public ScreenMismatch(String message) {
        this(message, Optional.empty());
    }

    ScreenMismatch(String message, Optional<Happening.ExpectationMissed> missed) {
        super(message);
        this.where = Optional.empty();
        this.missed = missed;
    }

    private ScreenMismatch(ScreenMismatch met, InFlow where) {
        super(
                met.getMessage() + "\nIn the flow '" + where.flow() + "', "
                        + where.place().file().getFileName() + ":"
                        + where.place().line() + ":"
                        + where.place().column() + ".",
                met);
        this.where = Optional.of(where);
        this.missed = met.missed;
    }

    /** Empty for what a step itself waited for. */
    public Optional<InFlow> where() {
        return where;
    }

    /** What was waited for in vain, as the timeline tells it; empty where something else was wrong. */
    public Optional<Happening.ExpectationMissed> missed() {
        return missed;
    }

    /** The same, known to have come about in a flow; the innermost flow counts. */
    ScreenMismatch in(String flow, Optional<Place> place) {
        return where.isPresent() || place.isEmpty() ? this : new ScreenMismatch(this, new InFlow(flow, place.get()));
    }
}
