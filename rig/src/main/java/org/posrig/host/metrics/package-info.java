/**
 * What jPOS counts and times of itself, for Prometheus. Off unless asked for; it holds figures alone, no message.
 */
@NullMarked
package org.posrig.host.metrics;

import org.jspecify.annotations.NullMarked;
