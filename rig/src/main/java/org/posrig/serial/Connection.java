package org.posrig.serial;

/** One opening of a line; once lost it is never found again, another is opened in its place. */
interface Connection {

    /** Opens a line anew. */
    interface Opener {

        /** Whether it makes sense to try. */
        boolean isThere();

        /** @throws org.posrig.fault.RigFault when the line is not there or cannot be had */
        Connection open();
    }

    /** How many bytes came, 0 when none did for a while, less when the line is gone. */
    int read(byte[] buffer);

    /** Whether what was opened is still what the line's name means. */
    boolean isStillThere();

    /** False when the line did not take all bytes. */
    boolean write(byte[] bytes);

    void close();
}
