/**
 * What a step talks to: a terminal with keys, a screen and a memory, known only by its profile. The ports {@code Keypad},
 * {@code Display}, {@code CardReader} and {@code Power} are implemented by relays and decoders elsewhere; nothing here knows how a
 * key is closed or a byte is read.
 */
@NullMarked
package org.posrig.terminal;

import org.jspecify.annotations.NullMarked;
