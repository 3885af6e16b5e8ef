/**
 * The vocabulary: Cucumber steps by role, in English and in Chinese on the same methods, their parameter types and the hooks around
 * a scenario. Steps speak in intents and are thin; what an intent means at a terminal is its profile's business.
 */
@NullMarked
package org.posrig.steps;

import org.jspecify.annotations.NullMarked;
