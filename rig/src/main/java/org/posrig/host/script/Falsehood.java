package org.posrig.host.script;

/** What can be wrong in a reply. All but the MAC are made before the MAC, which fits the wrong content. */
public enum Falsehood {
    MAC,
    /** F11 is not the request's. */
    TRACE,
    /** F41 is not the request's. */
    TERMINAL,
    /** F4 is not the request's. */
    AMOUNT,
    /** The message type answers another kind of request. */
    TYPE
}
