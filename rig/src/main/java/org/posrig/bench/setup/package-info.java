/**
 * A new bench: what is plugged in is asked for, with what was found on the machine as the proposed answers, and becomes a bench file with comments and a table that
 * says which wire goes where.
 */
@NullMarked
package org.posrig.bench.setup;

import org.jspecify.annotations.NullMarked;
