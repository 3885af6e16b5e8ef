/**
 * Measures the acquirer: its throughput and latency beside those of a bare jPOS server, how late its injected delays are, and what it
 * keeps in memory. The load comes from terminals that build their messages and MACs themselves and share no code with the acquirer.
 */
@NullMarked
package org.posrig.host.benchmark;

import org.jspecify.annotations.NullMarked;
