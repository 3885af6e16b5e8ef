package org.posrig.bench.emulated;

/** One kind of hardware trouble, made for real on an emulated Pi that is switched on, and looked at from outside. */
sealed interface Trial permits PhantomPress, KilledRig, PulledPlug, Units, ResetInMidNight, PickedUp {

    /** By which it is chosen. */
    String name();

    /** What is done, in a line. */
    String what();

    /** Makes the trouble. Every wait in it ends. */
    Outcome tried(Scene scene);

    /**
     * What came of it.
     *
     * @param good whether it is what must come of it
     * @param figures what was seen, lines of text
     */
    record Outcome(boolean good, String figures) {}
}
