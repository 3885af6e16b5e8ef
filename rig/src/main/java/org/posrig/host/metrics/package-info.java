/**
 * What jPOS counts and times of itself and what a rig's timeline tells, for Prometheus, at one endpoint. Off unless asked for; it holds
 * figures alone, no message.
 */
@NullMarked
package org.posrig.host.metrics;

import org.jspecify.annotations.NullMarked;
