package org.posrig.timeline;

import java.time.Duration;

/**
 * Something that happened, with its place in the stream.
 *
 * @param number from 1, without gaps
 * @param at since the timeline began, on its monotonic clock
 * @param lane the lane it belongs to, or empty when it belongs to the bench as a whole
 */
public record Event(long number, Duration at, String lane, Happening what) {}
