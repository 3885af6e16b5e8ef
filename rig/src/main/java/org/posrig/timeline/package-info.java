/**
 * One ordered stream of everything that happens on a bench, on one monotonic clock, with many subscribers; kept on disk as it
 * happens. Steps wait on it, evidence and the report are made from it, nobody passes data back up. Secrets are taken out here, before
 * anything leaves memory.
 */
@NullMarked
package org.posrig.timeline;

import org.jspecify.annotations.NullMarked;
