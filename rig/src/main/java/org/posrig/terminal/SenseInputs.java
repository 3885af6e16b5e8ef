package org.posrig.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is read back of one terminal by lines of its own: a lamp, a buzzer, a contact. A sense is on or off; methods that take a name throw
 * {@link org.posrig.fault.RigFault} when there is no such sense or its line cannot be read.
 */
public interface SenseInputs {

    /** A sense went on or off; {@code at} is of the timeline's clock. */
    record Change(Duration at, boolean on) {}

    Set<String> names();

    /** Whether a sense is on, as it was read a few milliseconds ago at most. */
    boolean isOn(String name);

    /**
     * Waits until a sense is on, or off: at the moment, or at any since the last action.
     *
     * @return false when the deadline has passed without it
     */
    boolean await(String name, boolean on, Duration deadline);

    /** The last few changes of a sense, oldest first; none from within a secret entry. */
    List<Change> changes(String name);

    /** When the senses were read for the first time. */
    Duration watchedFrom();

    /** What is read from now on follows from what is done now. */
    void actionBegins();
}
