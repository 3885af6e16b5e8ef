/**
 * How fast displays are read on this machine: each decoder's bytes a second, beside JLine's screen terminal on the same stream, the time
 * from a byte to the step that waited for it, beside a bare read of the same pseudo-terminal, and what a screen costs in memory.
 */
@NullMarked
package org.posrig.display.benchmark;

import org.jspecify.annotations.NullMarked;
