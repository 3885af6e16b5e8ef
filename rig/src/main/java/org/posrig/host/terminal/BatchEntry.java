package org.posrig.host.terminal;

/**
 * An approved payment in a batch.
 *
 * @param debit whether it counts among the debits, else among the credits
 * @param fen the amount
 */
public record BatchEntry(boolean debit, long fen) {}
