/**
 * A night: what a plan says is run unattended, by a worker process that a supervisor starts, watches, ends and starts again. There is one
 * way back from a kill, a hang, a full disk and a power cut: what is in the run's folder is believed, and the next worker goes on there.
 * Nothing of a night lives in memory only.
 */
@NullMarked
package org.posrig.run.nightly;

import org.jspecify.annotations.NullMarked;
