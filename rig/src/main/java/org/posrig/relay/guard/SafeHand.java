package org.posrig.relay.guard;

/** Opens all contacts of one board, without the rig. Used by one thread at a time. */
interface SafeHand {

    /** The board's name in its bench. */
    String board();

    /** What the board is and how it is reached, in a few words. */
    String kind();

    /**
     * Opens every contact, of a relay board also those that the bench does not use.
     *
     * @return what was done, in a few words
     * @throws org.posrig.fault.RigFault when the board could not be had or does not obey; may be tried again
     */
    String open();

    /** Lets go of what the rig could not have otherwise; what is slow to get and can be shared is kept for the next time. */
    void letGo();
}
