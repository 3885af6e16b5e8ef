package org.posrig.relay;

import java.util.Set;

/** Contacts that close and open one by one; all are open when the board has been made. Safe for use by many threads. */
public interface RelayBoard extends AutoCloseable {

    /** The board's name in its bench. */
    String name();

    /** The names of its contacts. */
    Set<String> channels();

    /** The relay behind a channel. */
    default Relay relay(String channel) {
        return new Relay(name(), channel);
    }

    /**
     * Closes or opens one contact and returns when that has been done.
     *
     * @throws org.posrig.fault.RigFault when there is no such channel or the board does not obey
     */
    void set(String channel, boolean closed);

    /**
     * Opens all contacts; tries every one, even when others fail.
     *
     * @throws org.posrig.fault.RigFault at the end, when any did not obey
     */
    void safe();

    /** How often the board was gone, whether it came back or not; what its contacts did meanwhile nobody knows. 0 where that cannot be. */
    default long losses() {
        return 0;
    }

    /** Opens all contacts and lets the board go; does nothing the second time. */
    @Override
    void close();
}
