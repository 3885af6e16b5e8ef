package org.posrig.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to run on what.
 *
 * @param home the folder of posrig: its features, fixtures and reports
 * @param features {@code path} or {@code path:line}; empty for all
 * @param tags a tag expression such as {@code @A2 and not @zh}
 * @param bench the bench file; empty for the stand-in bench
 * @param lanes how many scenarios at a time, 1 or more
 * @param defects faults to switch on in the firmware of the bench's stand-ins
 * @param failFast whether the first red is the last scenario
 * @param seed of the random order in which scenarios run; empty for the order they stand in
 * @param traces which scenarios get a trace
 * @param output where the run's folder is made; empty for {@code reports/runs}
 * @param retry how often a red scenario without a {@code @retry:N} of its own is tried again, 0 or more
 * @param verbose whether every event is told as it happens
 * @param reporting what is made of the run besides
 */
public record RunRequest(
        Path home,
        List<String> features,
        Optional<String> tags,
        Optional<Path> bench,
        int lanes,
        List<String> defects,
        boolean failFast,
        OptionalLong seed,
        TraceChoice traces,
        Optional<Path> output,
        int retry,
        boolean verbose,
        Reporting reporting) {

    public RunRequest {
        features = List.copyOf(features);
        defects = List.copyOf(defects);
    }

    /** A run to its end on terminals as they are. */
    public RunRequest(
            Path home,
            List<String> features,
            Optional<String> tags,
            Optional<Path> bench,
            int lanes,
            Optional<Path> output) {
        this(
                home,
                features,
                tags,
                bench,
                lanes,
                List.of(),
                false,
                OptionalLong.empty(),
                TraceChoice.FAILED,
                output,
                0,
                false,
                Reporting.USUAL);
    }

    /** The bench file, whether it was named or not. */
    public Path benchFile() {
        return bench.orElse(home.resolve("fixtures/benches/stand-in.yaml"));
    }

    Path runsFolder() {
        return runsFolder(home, output);
    }

    /** The folder that holds a folder for each run. */
    public static Path runsFolder(Path home, Optional<Path> output) {
        return output.orElse(home.resolve("reports/runs"));
    }

    Path knownIssues() {
        return reporting.knownIssues().orElse(home.resolve("reports/known-issues.yaml"));
    }

    Path stateFolder() {
        return stateFolder(home);
    }

    /** What benches and their terminals remember from run to run; the system property {@code posrig.state} moves it. */
    public static Path stateFolder(Path home) {
        String moved = System.getProperty("posrig.state", "");
        return moved.isEmpty() ? home.resolve(".posrig/state") : Path.of(moved);
    }
}
