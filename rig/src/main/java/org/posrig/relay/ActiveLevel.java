package org.posrig.relay;

/** The level of a line at which its relay's contact is closed. Most boards with optocouplers close at low. */
public enum ActiveLevel {
    LOW,
    HIGH
}
