/**
 * Who has a bench for themselves, kept in the bench's state folder: a run of anybody else is refused before a relay moves. A lease outlives
 * its owner's processes, which is what tells it from the lock that a run holds on its bench while it lasts.
 */
@NullMarked
package org.posrig.bench.lease;

import org.jspecify.annotations.NullMarked;
