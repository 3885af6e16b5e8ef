package org.posrig.bench.doctor;

/** One thing that a doctor looks at. */
public interface Check {

    /** What is looked at, two or three words: {@code latency timer}. */
    String name();

    /**
     * Looks.
     *
     * @throws org.posrig.fault.RigFault where looking itself fails; the doctor takes that for a fail
     * @throws org.posrig.terminal.ScreenMismatch likewise where a screen does not come
     */
    Finding look();
}
