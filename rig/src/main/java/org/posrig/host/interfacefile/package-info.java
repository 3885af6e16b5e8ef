/**
 * Reads how an acquirer speaks with its terminals: the interface file and the packager, channel, code table and field names that it
 * points to. Every mistake in all of them is told at once, with its place; what is left out is as the rig ships it.
 */
@NullMarked
package org.posrig.host.interfacefile;

import org.jspecify.annotations.NullMarked;
