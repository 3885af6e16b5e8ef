/**
 * Turns the bytes of a terminal's display line into screens. A {@link org.posrig.display.DisplayDecoder} keeps the grid of characters for
 * one protocol, {@link org.posrig.display.SerialDisplay} decides when that grid is a screen that somebody could have seen.
 */
@NullMarked
package org.posrig.display;

import org.jspecify.annotations.NullMarked;
