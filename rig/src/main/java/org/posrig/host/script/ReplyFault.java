package org.posrig.host.script;

/** What can befall a reply on its way to the terminal. */
public enum ReplyFault {
    /** It never leaves; the connection stays open. */
    LOST,
    /** It is held back until the network lets held replies go. */
    HELD,
    /** The connection ends instead of it. */
    CONNECTION_CLOSED,
    /** Half of its bytes arrive, then the connection ends. */
    CUT,
    /** It arrives twice. */
    REPEATED,
    /** Its MAC does not fit. */
    WRONG_MAC,
    /** It carries another trace number than the request. */
    WRONG_TRACE,
    /** It carries another amount than the request. */
    WRONG_AMOUNT
}
