package org.posrig.relay;

/**
 * One relay of a bench.
 *
 * @param board the name of the board that carries it
 * @param channel its name there
 */
public record Relay(String board, String channel) {}
