package org.posrig.terminal;

/** One terminal's display as it comes over its line. */
public interface Display extends AutoCloseable {

    /** Everything it has shown. */
    ScreenHistory history();

    @Override
    void close();
}
