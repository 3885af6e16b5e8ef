package org.posrig.relay;

/** The relays of a board by the numbers of their lines, before they have names; all are open when it has been made. Used under one lock. */
interface Lines extends AutoCloseable {

    /** @throws org.posrig.fault.RigFault when the board does not obey */
    void move(int line, boolean closed);

    /**
     * Returns when all that it was told has reached the device, as far as that can be known.
     *
     * @throws org.posrig.fault.RigFault when the device says that it does not obey
     */
    void settle();

    /** How often the device was gone and may have come back meanwhile; 0 where that cannot be. */
    default long losses() {
        return 0;
    }

    /** Lets the board go as it stands. */
    @Override
    void close();
}
