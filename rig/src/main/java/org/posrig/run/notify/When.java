package org.posrig.run.notify;

/** After which nights people are told. A night that was cut, that ran nothing, or that took a terminal out of service is always told. */
public enum When {
    ALWAYS,
    /** Also when something was not run or the quality gate does not hold. */
    RED,
    /** Reds that were red the night before alone are not told. */
    NEW_RED;

    boolean holds(NightSummary night) {
        return switch (this) {
            case ALWAYS -> true;
            case RED -> night.red();
            case NEW_RED -> night.newlyRed();
        };
    }
}
