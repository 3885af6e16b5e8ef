package org.posrig.host.terminal;

/**
 * A terminal the acquirer knows.
 *
 * @param terminalNumber F41, eight digits
 * @param merchantNumber F42, fifteen digits
 * @param merchantName for the reader
 * @param identity what the merchant proves to customer service who he is with; test data
 */
public record RegisteredTerminal(String terminalNumber, String merchantNumber, String merchantName, String identity) {

    /** Does not show the identity. */
    @Override
    public String toString() {
        return "terminal " + terminalNumber + " of " + merchantName + " (" + merchantNumber + ")";
    }
}
