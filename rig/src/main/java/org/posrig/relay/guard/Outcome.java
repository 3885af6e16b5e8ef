package org.posrig.relay.guard;

/**
 * What has become of one board.
 *
 * @param kind what the board is and how it is reached, in a few words
 * @param open whether all its contacts are open, as far as the board can be believed
 * @param told what was done, or why it could not be, in words
 * @param millis how long after the start it was done or given up
 */
public record Outcome(String board, String kind, boolean open, String told, long millis) {}
