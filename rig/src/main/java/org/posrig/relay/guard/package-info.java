/**
 * The safe state, kept by a small process of its own that outlives the rig: when the rig dies it opens every contact of every board, for the
 * kernel's release of a line is no safe state and USB relay boards hold what they were told last. The same hands open everything by request.
 */
@NullMarked
package org.posrig.relay.guard;

import org.jspecify.annotations.NullMarked;
