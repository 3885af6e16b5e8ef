package org.posrig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.run.Reporting;
import org.posrig.yaml.Sizes;
import picocli.CommandLine;

/** The options by which a run's report is chosen, and how many runs are kept. */
final class ReportingOptions {

    @CommandLine.Mixin
    private ReportPage page = new ReportPage();

    @CommandLine.Option(
            names = "--gate",
            description = "The exit code is 4 when nothing is red but the quality gate does not hold.")
    private boolean gate;

    @CommandLine.Option(
            names = "--keep-runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many runs are kept, this one included; default 20.")
    private int keepRuns;

    @CommandLine.Option(
            names = "--keep-size",
            paramLabel = "SIZE",
            defaultValue = "2GB",
            description = "How much the kept runs may take up, such as 500MB; default 2GB.")
    private String keepSize = "2GB";

    @CommandLine.Option(
            names = "--known-issues",
            paramLabel = "FILE",
            description = "What is known to be wrong; default reports/known-issues.yaml.")
    private @Nullable Path knownIssues;

    @CommandLine.Option(
            names = "--metrics",
            paramLabel = "PORT",
            description =
                    "Tells Prometheus how the run goes, at /metrics on 127.0.0.1, for this machine alone; 0 takes any free port. Off unless given.")
    private @Nullable Integer metrics;

    /** @throws BadInput when an option cannot be used */
    Reporting reporting() {
        long keepBytes = Sizes.bytes(keepSize)
                .orElseThrow(() -> new BadInput(
                        "--keep-size must be a number of KB, MB or GB, such as 500MB, not " + keepSize + "."));
        if (metrics != null && (metrics < 0 || metrics > 65_535)) {
            throw new BadInput("--metrics must be a port, 0 to 65535, not " + metrics + ".");
        }
        if (keepRuns < 1) {
            throw new BadInput("--keep-runs must be 1 or more, not " + keepRuns + ".");
        }
        return new Reporting(
                page.language(),
                page.oneFile(),
                gate,
                keepRuns,
                keepBytes,
                Optional.ofNullable(knownIssues),
                metrics == null ? OptionalInt.empty() : OptionalInt.of(metrics));
    }
}
