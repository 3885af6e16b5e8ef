package org.posrig.terminal;

/** One terminal's code scanner, into whose line the rig types what a payer shows. */
public interface Scanner extends AutoCloseable {

    /**
     * Types a code as a keyboard wedge does.
     *
     * @param whose whose code it is, for the record: the code itself is on none
     * @param code printable ASCII
     * @throws org.posrig.fault.RigFault when the line is gone
     */
    void scan(String whose, String code);

    @Override
    void close();
}
