package org.posrig.terminal;

import java.util.Set;

/** Presses the keys of one terminal, one at a time unless several are asked for together. */
public interface Keypad {

    /** The keys that are wired. */
    Set<Key> keys();

    /**
     * Presses a key and returns when its gap is over, or as good as over: the next press waits for the rest. Whatever fails, the contact is
     * open afterwards.
     *
     * @throws org.posrig.fault.RigFault when the key is not wired or its board does not obey
     */
    void press(Key key, Press how);

    /**
     * Presses keys together, as {@link #press} presses one: each closes, in the order of their names, before any opens.
     *
     * @param keys at least one
     */
    void chord(Set<Key> keys, Press how);
}
