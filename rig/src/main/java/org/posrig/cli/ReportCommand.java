package org.posrig.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.run.KeptReport;
import org.posrig.run.Reporting;
import org.posrig.run.RunRequest;
import org.posrig.run.outcome.KeptRuns;
import org.posrig.run.report.ReportServer;
import org.posrig.run.report.ReportToken;
import picocli.CommandLine;

/** {@code posrig report}. */
@CommandLine.Command(
        name = "report",
        description = "Makes the report of a kept run again, the newest unless told otherwise, or shows it.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private static final int BROKEN = 3;

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run's name or folder, such as 20261122-080729-957.")
    private @Nullable String run;

    @CommandLine.Option(names = "--open", description = "Opens it in the browser; makes it only if there is none.")
    private boolean open;

    @CommandLine.Option(
            names = "--serve",
            description = "Shows it over HTTP until Ctrl-C; makes it only if there is none.")
    private boolean serve;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port for --serve; any free one unless told.")
    private int port;

    @CommandLine.Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address for --serve; 127.0.0.1, this machine alone, unless told. Elsewhere a token is asked for: POSRIG_REPORT_TOKEN, or the one that is made in .posrig/state/report-token.")
    private String bind = "127.0.0.1";

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where the runs' folders are; default reports/runs.")
    private @Nullable Path output;

    @CommandLine.Mixin
    private ReportPage page = new ReportPage();

    @Override
    public Integer call() throws InterruptedException {
        if (open && serve) {
            throw new BadInput("--open shows the page from disk and --serve over HTTP: choose one.");
        }
        if (port < 0 || port > 65_535) {
            throw new BadInput("--port must be 0 to 65535, not " + port + ".");
        }
        KeptRuns runs = new KeptRuns(RunRequest.runsFolder(Posrig.home(), Optional.ofNullable(output)));
        KeptReport report = new KeptReport(Posrig.home(), runs.find(Optional.ofNullable(run)), System.out);
        boolean asItIs = (open || serve) && report.made();
        if (!asItIs && !report.make(reporting())) {
            return BROKEN;
        }
        if (open) {
            show(report.page());
        }
        if (serve) {
            serve(report.page());
        }
        return 0;
    }

    private Reporting reporting() {
        Reporting usual = Reporting.USUAL;
        return new Reporting(
                page.language(), page.oneFile(), false, usual.keepRuns(), usual.keepBytes(), Optional.empty());
    }

    private static void show(Path page) {
        try {
            new ProcessBuilder("xdg-open", page.toString()).inheritIO().start();
        } catch (IOException e) {
            System.out.println("No browser can be opened (" + e.getMessage() + "); open " + page + " in one.");
        }
    }

    // On this machine alone a token is asked for only where somebody has set one.
    private Optional<ReportToken> token() {
        Optional<String> set = Optional.ofNullable(System.getenv(ReportToken.VARIABLE));
        return set.isEmpty() && ReportServer.loopback(bind)
                ? Optional.empty()
                : Optional.of(
                        ReportToken.of(RunRequest.stateFolder(Posrig.home()).resolve("report-token"), set));
    }

    private void serve(Path page) throws InterruptedException {
        Path folder = Optional.ofNullable(page.getParent()).orElseThrow();
        Optional<ReportToken> token = token();
        try (ReportServer server = ReportServer.of(folder, bind, port, token)) {
            System.out.println("The report is at " + server.address()
                    + token.map(known -> "?token=" + known.value()).orElse("") + "; Ctrl-C ends this.");
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
