package org.posrig.run;

/** Which scenarios get a trace. */
public enum TraceChoice {
    /** What failed or is broken. */
    FAILED,
    ALL,
    NONE;

    boolean takes(String verdict) {
        return switch (this) {
            case FAILED -> verdict.equals(Verdict.FAILED.word()) || verdict.equals(Verdict.BROKEN.word());
            case ALL -> !verdict.equals(Verdict.SKIPPED.word());
            case NONE -> false;
        };
    }
}
