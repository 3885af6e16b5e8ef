package org.posrig.run;

import io.cucumber.plugin.event.Status;
import java.util.Locale;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;

/** What became of a scenario. */
public enum Verdict {
    PASSED("✓"),
    /** The terminal did wrong. */
    FAILED("✗"),
    /** The rig, its host or its fixtures did. */
    BROKEN("!"),
    /** The bench lacks what the scenario needs. */
    SKIPPED("-"),
    /** It passed, but only on a retry; never the verdict of a single attempt. */
    FLAKY("~");

    private final String mark;

    Verdict(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }

    /** In lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An assertion speaks of the terminal; anything else that ends a scenario is the rig's fault. */
    static Verdict of(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> PASSED;
            case ABORTED -> SKIPPED;
            case FAILED -> ofError(result.getThrowable());
        };
    }

    /** The same of what Cucumber says. */
    static Verdict of(Status status, Optional<Throwable> error) {
        return switch (status) {
            case PASSED -> PASSED;
            case SKIPPED, PENDING -> SKIPPED;
            default -> ofError(error);
        };
    }

    private static Verdict ofError(Optional<Throwable> error) {
        return error.filter(AssertionError.class::isInstance)
                        .filter(red -> Blame.fault(red).isEmpty())
                        .isPresent()
                ? FAILED
                : BROKEN;
    }
}
