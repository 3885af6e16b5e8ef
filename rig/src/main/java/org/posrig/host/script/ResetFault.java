package org.posrig.host.script;

/** What can be wrong with the envelope of a password reset when it is fetched. */
public enum ResetFault {
    WRONG_MAC,
    /** Made out to another terminal number. */
    OTHER_TERMINAL,
    /** Carries a sequence number that is used up. */
    REPLAYED
}
