package org.posrig.host.journal;

/** What became of a sale on the acquirer's books; every sale has exactly one. */
public enum EndState {
    APPROVED,
    DECLINED,
    REVERSED,
    /** The request was lost on its way: the issuer never saw it. */
    NEVER_REACHED
}
