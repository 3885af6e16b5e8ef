package org.posrig.serial;

/** The parity bit of a character on a serial line. */
public enum Parity {
    NONE,
    EVEN,
    ODD,
    MARK,
    SPACE
}
