package org.posrig.terminal;

/** One terminal's power. */
public interface Power {

    void cut();

    void restore();
}
