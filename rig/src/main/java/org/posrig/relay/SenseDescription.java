package org.posrig.relay;

/**
 * A line that is read back from a terminal, as a bench file describes it.
 *
 * @param name its name at the terminal: {@code power-led}; a key's name for what reads that key's contact
 * @param board the name of the board whose line it is, one with inputs
 * @param line a Broadcom number on a Pi's header, any number from 0 in memory
 * @param active the level at which the sense is on
 */
public record SenseDescription(String terminal, String name, String board, int line, ActiveLevel active, Pull pull) {}
