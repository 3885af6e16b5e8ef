package org.posrig.run;

import org.posrig.bench.Bench;
import org.posrig.run.outcome.KeptRuns;
import org.posrig.run.outcome.RunSummary;

/** How a run goes, for Prometheus, where that is asked for. */
final class RunMetrics {

    private RunMetrics() {}

    /** Serves the metrics of an open bench, and says where. */
    static void serve(Bench bench, RunRequest request, Console console) {
        KeptRuns runs = new KeptRuns(request.runsFolder());
        request.reporting()
                .metrics()
                .ifPresent(port -> console.line("Metrics: http://127.0.0.1:"
                        + bench.serveMetrics(
                                port,
                                () -> runs.lastGoodNight(bench.file().name()).flatMap(RunSummary::ended))
                        + "/metrics"));
    }
}
