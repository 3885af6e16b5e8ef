/**
 * How well keys are pressed on a bench of stand-ins: whether every digit counts once, and how far hold and gap are from what was asked for while the
 * rest of the rig is busy, beside the simplest thing that could press them.
 */
@NullMarked
package org.posrig.bench.keys;

import org.jspecify.annotations.NullMarked;
