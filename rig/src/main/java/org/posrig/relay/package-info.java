/**
 * Hands made of relays: the terminal's ports for keys, cards and power, over a board of contacts that go by channel names. Every contact
 * is open before anything else happens and whenever something fails; a press is one bounded pulse. Pi4J is known only to the adapters
 * for a Raspberry Pi's lines and the expanders on its buses, the serial line only to that for USB boards.
 */
@NullMarked
package org.posrig.relay;

import org.jspecify.annotations.NullMarked;
