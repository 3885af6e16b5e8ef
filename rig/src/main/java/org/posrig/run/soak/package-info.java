/**
 * Runs of the same features over and over, several at a time, each in a process with a bench of stand-ins of its own, and faults laid on the
 * rig's side at random instants. Whatever the rig meets, no scenario may be <em>failed</em> by it, and nothing may be lost or left behind.
 */
@NullMarked
package org.posrig.run.soak;

import org.jspecify.annotations.NullMarked;
