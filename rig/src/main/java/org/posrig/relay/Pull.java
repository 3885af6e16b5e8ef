package org.posrig.relay;

/** What draws an input to a level while nothing drives it: a resistor in the Pi, up or down, or none, where the wiring has one of its own. */
public enum Pull {
    UP,
    DOWN,
    NONE
}
