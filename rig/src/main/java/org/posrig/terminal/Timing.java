package org.posrig.terminal;

import java.time.Duration;

/**
 * How fast a terminal model is.
 *
 * @param hold how long a key is held
 * @param gap how long all keys are open between two presses
 * @param quiet how long the display must be silent to be settled, at least
 * @param screen how long an ordinary screen may take to come
 * @param host how long a screen may take that waits for the host, the terminal's own time-out included
 */
public record Timing(Duration hold, Duration gap, Duration quiet, Duration screen, Duration host) {}
