package org.posrig.display;

/**
 * What a decoder has made of its bytes, for whoever asks whether it is the right one.
 *
 * @param bytes all of them
 * @param commands that the protocol has, moves of the cursor by one control character not counted
 * @param unknown commands that it has not
 * @param characters that the charset has
 * @param replacements what it has not
 */
public record Tally(long bytes, long commands, long unknown, long characters, long replacements) {}
