/**
 * What is laid down in advance for a lane: rules that match messages and say what becomes of them, from Gherkin or from a file, after
 * WireMock's manner. Answers, faults of replies and lost messages are all rules; what no message has met is told with the nearest one.
 * Nothing here outlives the lane.
 */
@NullMarked
package org.posrig.host.script;

import org.jspecify.annotations.NullMarked;
