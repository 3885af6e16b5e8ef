package org.posrig.serial;

/** How the two ends of a serial line keep each other from sending too much. */
public enum FlowControl {
    NONE,
    /** By the lines RTS and CTS. */
    RTS_CTS,
    /** By the characters XON (0x11) and XOFF (0x13), which then no text can have. */
    XON_XOFF
}
