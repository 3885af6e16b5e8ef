/**
 * The network between a terminal and the acquirer, as a TCP proxy for each terminal: slow, jittery, narrow, stalling, cut after so many
 * bytes, unplugged. Apart from the acquirer's own faults, because bytes and connections suffer here that no host ever sees. Written by
 * hand: {@code toxiproxy-java} is only the client of a server written in Go, and what NetCrusher (built on Java 8, at version 0.10)
 * says of itself names neither a cut after a number of bytes nor jitter from a seed.
 */
@NullMarked
package org.posrig.host.network;

import org.jspecify.annotations.NullMarked;
