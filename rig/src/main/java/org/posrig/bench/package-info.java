/**
 * A bench file read, checked and opened: host, relays, displays, terminals, and the wires to stand-in terminals where it has any.
 * Lanes are leased here, and brought to the state in which a scenario may begin. The only room that knows the stand-in, to start it and
 * to hold its wires.
 */
@NullMarked
package org.posrig.bench;

import org.jspecify.annotations.NullMarked;
