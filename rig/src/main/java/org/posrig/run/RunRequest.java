package org.posrig.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posrig.bench.UsualBench;

/**
 * What to run on what.
 *
 * @param home the folder of posrig: its features, fixtures and reports
 * @param stages one after the other, at least one
 * @param bench the bench file; empty for the usual one (see {@link UsualBench})
 * @param lanes how many scenarios at a time, 1 or more, or {@link #ALL_LANES}
 * @param defects faults to switch on in the firmware of the bench's stand-ins
 * @param failFast whether the first red is the last scenario
 * @param traces which scenarios get a trace
 * @param output where the run's folder is made; empty for {@code reports/runs}
 * @param verbose whether every event is told as it happens
 * @param reporting what is made of the run besides
 * @param until no scenario begins after it; those not begun are skipped
 * @param goOn the folder of an interrupted run to go on in; empty for a new one
 * @param report whether Allure's report is made at the end and old runs are removed
 */
public record RunRequest(
        Path home,
        List<Stage> stages,
        Optional<Path> bench,
        int lanes,
        List<String> defects,
        boolean failFast,
        TraceChoice traces,
        Optional<Path> output,
        boolean verbose,
        Reporting reporting,
        Optional<Deadline> until,
        Optional<Path> goOn,
        boolean report) {

    /** As many scenarios at a time as there are terminals chosen. */
    public static final int ALL_LANES = 0;

    public RunRequest {
        stages = List.copyOf(stages);
        defects = List.copyOf(defects);
    }

    /** A run of one stage to its end on terminals as they are. */
    public RunRequest(
            Path home,
            List<String> features,
            Optional<String> tags,
            Optional<Path> bench,
            int lanes,
            Optional<Path> output) {
        this(
                home,
                List.of(new Stage(features, tags)),
                bench,
                lanes,
                List.of(),
                false,
                TraceChoice.FAILED,
                output,
                false,
                Reporting.USUAL,
                Optional.empty(),
                Optional.empty(),
                true);
    }

    /** What all stages together name; empty for all features there are. */
    List<String> features() {
        return stages.stream().anyMatch(stage -> stage.features().isEmpty())
                ? List.of()
                : stages.stream()
                        .flatMap(stage -> stage.features().stream())
                        .distinct()
                        .toList();
    }

    /** The same, its report left to whoever makes it later. */
    public RunRequest withoutReport() {
        return new RunRequest(
                home, stages, bench, lanes, defects, failFast, traces, output, verbose, reporting, until, goOn, false);
    }

    /** The bench file, whether it was named or not. */
    public Path benchFile() {
        return bench.orElseGet(() -> UsualBench.file(home));
    }

    Path runsFolder() {
        return runsFolder(home, output);
    }

    /** The folder that holds a folder for each run; the system property {@code posrig.runs} moves it. */
    public static Path runsFolder(Path home, Optional<Path> output) {
        return output.orElseGet(() -> Folders.moved("posrig.runs", home.resolve("reports/runs")));
    }

    Path knownIssues() {
        return reporting.knownIssues().orElseGet(() -> Folders.knownIssues(home));
    }

    Path stateFolder() {
        return stateFolder(home);
    }

    /** What benches and their terminals remember from run to run; the system property {@code posrig.state} moves it. */
    public static Path stateFolder(Path home) {
        return Folders.moved("posrig.state", home.resolve(".posrig/state"));
    }
}
