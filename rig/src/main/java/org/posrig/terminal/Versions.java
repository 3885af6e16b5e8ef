package org.posrig.terminal;

/** What runs on a terminal, as it tells itself. */
public record Versions(String firmware, String parameters) {

    /** {@code firmware 1.0.0, parameters 1}. */
    @Override
    public String toString() {
        return "firmware " + firmware + ", parameters " + parameters;
    }
}
