package org.posrig.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is made of a run besides its verdicts.
 *
 * @param language of the report's page, {@code en} or {@code zh}
 * @param oneFile whether the report's copy in one file has everything, not only what is not green
 * @param gate whether the quality gate has a say in the exit code
 * @param keepRuns how many runs are kept, 1 or more; older ones are removed
 * @param keepBytes how much the kept runs may take up together; the newest is kept whatever it takes
 * @param knownIssues the file of known issues; empty for {@code reports/known-issues.yaml}
 * @param metrics the port on 127.0.0.1 at which Prometheus may ask how the run goes, 0 for any free one; empty for none
 */
public record Reporting(
        String language,
        boolean oneFile,
        boolean gate,
        int keepRuns,
        long keepBytes,
        Optional<Path> knownIssues,
        OptionalInt metrics) {

    /** In English, 20 runs and 2 GB, without a gate. */
    public static final Reporting USUAL = new Reporting("en", false, false, 20, 2_000_000_000L, Optional.empty());

    /** Without metrics. */
    public Reporting(
            String language, boolean oneFile, boolean gate, int keepRuns, long keepBytes, Optional<Path> knownIssues) {
        this(language, oneFile, gate, keepRuns, keepBytes, knownIssues, OptionalInt.empty());
    }

    /** The same with metrics at a port of 127.0.0.1. */
    public Reporting measuredAt(int port) {
        return new Reporting(language, oneFile, gate, keepRuns, keepBytes, knownIssues, OptionalInt.of(port));
    }
}
