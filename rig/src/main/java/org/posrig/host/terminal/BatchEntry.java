package org.posrig.host.terminal;

/**
 * An approved payment in a batch.
 *
 * @param trace its trace number (F11)
 * @param debit whether it counts among the debits, else among the credits
 * @param fen the amount
 */
public record BatchEntry(int trace, boolean debit, long fen) {}
