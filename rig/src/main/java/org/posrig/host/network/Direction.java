package org.posrig.host.network;

/** Which way bytes go. */
public enum Direction {
    TO_HOST,
    TO_TERMINAL
}
