package org.posrig.terminal;

import java.util.Optional;
import org.posrig.yaml.Place;

/** The terminal did not show what it should have: the scenario has <em>failed</em>, and the message says what was seen instead. */
public final class ScreenMismatch extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient Optional<InFlow> where;

    /** The flow in which it came about, and where in the profile the action stands. */
    public record InFlow(String flow, Place place) {}

    public ScreenMismatch(String message) {
        super(message);
        this.where = Optional.empty();
    }

    private ScreenMismatch(ScreenMismatch met, InFlow where) {
        super(
                met.getMessage() + "\nIn the flow '" + where.flow() + "', "
                        + where.place().file().getFileName() + ":"
                        + where.place().line() + ":"
                        + where.place().column() + ".",
                met);
        this.where = Optional.of(where);
    }

    /** Empty for what a step itself waited for. */
    public Optional<InFlow> where() {
        return where;
    }

    /** The same, known to have come about in a flow; the innermost flow counts. */
    ScreenMismatch in(String flow, Optional<Place> place) {
        return where.isPresent() || place.isEmpty() ? this : new ScreenMismatch(this, new InFlow(flow, place.get()));
    }
}
