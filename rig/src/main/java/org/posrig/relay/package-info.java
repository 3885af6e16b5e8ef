/**
 * Hands made of relays: the terminal's ports for keys, cards and power, over a board of contacts that go by channel names. Every contact
 * is open before anything else happens and whenever something fails; a press is one bounded pulse. Pi4J is known only to the adapter
 * for the Raspberry Pi's lines.
 */
@NullMarked
package org.posrig.relay;

import org.jspecify.annotations.NullMarked;
