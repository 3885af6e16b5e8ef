package org.posrig.run.soak;

import java.util.Locale;
import java.util.Set;

/** What can befall a rig, or the terminal under its hands, in the middle of a run. */
public enum Fault {
    /** The run is left alone: all that is red in it is the rig's invention. */
    NONE(Set.of(), false),
    /** The plug of a display is pulled, and mostly put back. */
    DISPLAY_PULLED(Set.of("serial line"), true),
    /** The USB relay boards say nothing any more, and mostly do again. */
    BOARD_SILENT(Set.of("relay board", "keypad"), true),
    /** The acquirer's listening sockets are closed for good. */
    HOST_KILLED(Set.of("host"), false),
    /** The rig itself dies: SIGKILL. */
    RIG_KILLED(Set.of("the rig itself", "interrupted"), false),
    /** A terminal's case is opened: it locks itself. */
    TAMPERED(Set.of("tamper"), false),
    /** A stand-in's process dies: SIGKILL. What its relays move is gone with it, and of a secret entry no more than that is told. */
    STAND_IN_KILLED(Set.of("serial line", "stand in", "relay board"), false);

    private final Set<String> causes;
    private final boolean passes;

    Fault(Set<String> causes, boolean passes) {
        this.causes = causes;
        this.passes = passes;
    }

    /** What scenarios under it may be blamed on, as {@code run.json} tells causes. */
    Set<String> causes() {
        return causes;
    }

    /** Whether it may be over while the run goes on. */
    boolean passes() {
        return passes;
    }

    /** Whether it lies on one terminal and leaves the others alone. */
    boolean ofOneTerminal() {
        return this == DISPLAY_PULLED || this == TAMPERED || this == STAND_IN_KILLED;
    }

    /** As it is told, {@code display pulled}. */
    String told() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As it is written at the command line, {@code display-pulled}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
