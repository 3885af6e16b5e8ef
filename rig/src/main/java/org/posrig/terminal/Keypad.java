package org.posrig.terminal;

import java.util.Set;

/** Presses the keys of one terminal, one at a time. */
public interface Keypad {

    /** The keys that are wired. */
    Set<Key> keys();

    /**
     * Presses a key and returns when its gap is over. Whatever fails, the contact is open afterwards.
     *
     * @throws org.posrig.fault.RigFault when the key is not wired or its board does not obey
     */
    void press(Key key, Press how);
}
