/**
 * Bytes to and from a device over one line: a serial port of this machine, told apart by its path, its adapter or its socket, or a serial server. A line may go away and come back at
 * any time (an adapter is unplugged, a stand-in restarts); the link says so and looks for it until it is closed. Nothing here
 * knows what the bytes mean.
 */
@NullMarked
package org.posrig.serial;

import org.jspecify.annotations.NullMarked;
