package org.posrig.terminal;

/** What a terminal has printed, or not, is not what the scenario says. */
public final class ReceiptMismatch extends AssertionError {

    private static final long serialVersionUID = 1L;

    ReceiptMismatch(String message) {
        super(message);
    }
}
