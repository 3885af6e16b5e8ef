/**
 * Finds how long a terminal's keys must be held and left alone at least, by typing digits faster and faster into an entry whose echo is read: a
 * contact that is too quick for the terminal drops digits, one that bounces doubles them.
 */
@NullMarked
package org.posrig.bench.calibrate;

import org.jspecify.annotations.NullMarked;
