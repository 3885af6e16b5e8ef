package org.posrig.terminal;

/** One terminal's receipt printer as it comes over its line. */
public interface Printer extends AutoCloseable {

    /** Everything it has printed. */
    ReceiptHistory history();

    @Override
    void close();
}
