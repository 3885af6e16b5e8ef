package org.posrig.run;

/** How the scenarios of a stage are spread over its terminals. */
public enum Spread {
    /** Each scenario once, on any terminal that fits it. */
    POOL,
    /** Each scenario once on every model of the stage, the models side by side. */
    MATRIX
}
