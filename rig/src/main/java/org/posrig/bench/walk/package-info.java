/**
 * A profile held against its terminal: every start is gone to from everywhere, every flow that needs no card is done, and whatever the
 * terminal shows otherwise than the profile says is told.
 */
@NullMarked
package org.posrig.bench.walk;

import org.jspecify.annotations.NullMarked;
