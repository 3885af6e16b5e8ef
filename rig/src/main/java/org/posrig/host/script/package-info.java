/**
 * What a scenario lays down in advance for its own lane: answers nobody decides on, and faults of the network as seen from the
 * acquirer. Nothing here outlives the lane.
 */
@NullMarked
package org.posrig.host.script;

import org.jspecify.annotations.NullMarked;
