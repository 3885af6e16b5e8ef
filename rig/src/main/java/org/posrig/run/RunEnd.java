package org.posrig.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.posrig.bench.BenchFile;
import org.posrig.fault.RigFault;
import org.posrig.run.outcome.ExitCode;
import org.posrig.run.outcome.Gate;
import org.posrig.run.outcome.GateRule;
import org.posrig.run.outcome.JUnitXml;
import org.posrig.run.outcome.KeptRuns;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.RunFile;
import org.posrig.run.outcome.RunLog;

/** What is done when the last scenario has ended: the gate is judged, everything is written, old runs are removed. */
final class RunEnd {

    private final RunRequest request;
    private final Console console;
    private final Path folder;
    private final BenchFile bench;
    private Map<String, String> versions = Map.of();
    private List<String> outOfService = List.of();
    private boolean allKept = true;

    RunEnd(RunRequest request, Console console, Path folder, BenchFile bench) {
        this.request = request;
        this.console = console;
        this.folder = folder;
        this.bench = bench;
    }

    /** What the bench says of its terminals before it is closed. */
    void ran(Map<String, String> terminals, List<String> lost) {
        versions = terminals;
        outOfService = lost;
        lost.forEach(line -> console.line("Out of service: " + line));
    }

    /**
     * Writes what is to be written, each whether or not another can be.
     *
     * @param busy how many terminals had work at the same time at the least
     * @param faults how many features could not even begin
     * @return the exit code
     */
    int of(RunFile file, RunLog log, Duration took, int busy, int faults) {
        List<Outcome> outcomes = log.outcomes();
        List<GateRule> gate = judged(outcomes, busy);
        kept(() -> Environment.write(folder.resolve("results"), bench.name(), versions));
        kept(() -> new JUnitXml(outcomes, bench.name()).write(folder.resolve("junit.xml")));
        kept(this::joinMessages);
        int code = exitCode(log, faults, gate);
        kept(() -> file.end(outcomes, versions, gate, took, code));
        if (request.report()) {
            new AllureReport(request.home(), console).make(folder, request.reporting(), true);
        }
        if (request.reporting().gate()) {
            gate.stream()
                    .filter(rule -> !rule.holds())
                    .forEach(rule -> console.line("Quality gate: " + rule.sentence()));
        }
        if (request.report()) {
            kept(this::removeOld);
        }
        return allKept || code == 1 ? code : 3;
    }

    private List<GateRule> judged(List<Outcome> outcomes, int busy) {
        return new Gate(outcomes)
                .judge(busy, outOfService, new KeptRuns(request.runsFolder()).before(folder, bench.name()));
    }

    private int exitCode(RunLog log, int faults, List<GateRule> gate) {
        boolean refused = request.reporting().gate() && gate.stream().anyMatch(rule -> !rule.holds());
        return ExitCode.of(verdict -> log.count(verdict) > 0, faults > 0, refused);
    }

    private void joinMessages() {
        try {
            new CucumberMessages(folder).join();
        } catch (IOException e) {
            throw unwritable("Cucumber's messages cannot be kept", e);
        }
    }

    private void removeOld() {
        try {
            int removed = new KeptRuns(request.runsFolder())
                    .removeOthersThanNightsBeyond(
                            request.reporting().keepRuns(), request.reporting().keepBytes());
            if (removed > 0) {
                console.line("Removed %d old run%s; --keep-runs and --keep-size say how many are kept."
                        .formatted(removed, removed == 1 ? "" : "s"));
            }
        } catch (IOException e) {
            throw unwritable("Old runs cannot be removed", e);
        }
    }

    private RigFault unwritable(String what, IOException e) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                what + " in " + folder + " (" + e.getMessage() + ").",
                "See to the disk and its permissions.",
                e);
    }

    /** Writes something; where it cannot be written, that is told and the run is broken. */
    void kept(Runnable writing) {
        try {
            writing.run();
        } catch (RigFault fault) {
            allKept = false;
            console.line(fault.getMessage());
        }
    }
}
