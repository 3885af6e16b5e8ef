/**
 * The other side of an emulated Raspberry Pi: QEMU's machine, on which an installed rig runs, and the stand-in terminal beside it. What the rig's relays
 * do is read in the machine's GPIO registers and told to the terminal's contacts; the terminal's serial lines end in the machine's USB adapters.
 */
@NullMarked
package org.posrig.bench.emulated;

import org.jspecify.annotations.NullMarked;
