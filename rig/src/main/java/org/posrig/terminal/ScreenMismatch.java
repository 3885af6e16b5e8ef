package org.posrig.terminal;

/** The terminal did not show what it should have: the scenario has <em>failed</em>, and the message says what was seen instead. */
public final class ScreenMismatch extends AssertionError {

    private static final long serialVersionUID = 1L;

    public ScreenMismatch(String message) {
        super(message);
    }
}
