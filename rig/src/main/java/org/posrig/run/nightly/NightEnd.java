package org.posrig.run.nightly;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.posrig.bench.BenchFile;
import org.posrig.bench.ServiceBook;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.run.KeptReport;
import org.posrig.run.NightLog;
import org.posrig.run.RunRequest;
import org.posrig.run.Verdict;
import org.posrig.run.notify.NightSummary;
import org.posrig.run.notify.Notifier;
import org.posrig.run.outcome.ExitCode;
import org.posrig.run.outcome.Gate;
import org.posrig.run.outcome.GateRule;
import org.posrig.run.outcome.Interruptions;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.KeptRuns;
import org.posrig.run.outcome.RunTime;

/** What is done when a night is over, however it came to that: report, gate, message, and old runs are removed. None of it keeps another from being done. */
final class NightEnd {

    private final NightRequest request;
    private final Plan plan;
    private final BenchFile bench;
    private final PrintStream out;
    private final Optional<NightLog> journal;

    NightEnd(NightRequest request, Plan plan, BenchFile bench, PrintStream out, Optional<NightLog> journal) {
        this.journal = journal;
        this.request = request;
        this.plan = plan;
        this.bench = bench;
        this.out = out;
    }

    /**
     * Ends a night.
     *
     * @param folder its run
     * @return the exit code, as that of any run; 3 also where it was cut short and nothing failed
     */
    int of(Path folder) {
        KeptRun cut = KeptRun.read(folder);
        boolean whole = cut.state().equals("ended");
        kept(() -> new KeptReport(request.home(), cut, out).makeFirst(plan.reporting()));
        journal.ifPresent(log -> log.reportReady(folder.resolve("report/index.html")));
        // The report closes what was cut off.
        KeptRun run = closed(folder, cut);
        Optional<KeptRun> before = new KeptRuns(request.runs()).before(folder, bench.name());
        List<String> lost = outOfService();
        List<GateRule> gate = new Gate(run.outcomes()).judge(wanted(run), lost, before);
        NightFigures words = new NightFigures(run, before);
        out.println("The night is over: " + words.line() + ".");
        lost.forEach(line -> out.println("Out of service: " + line));
        gate.stream().filter(rule -> !rule.holds()).forEach(rule -> out.println("Quality gate: " + rule.sentence()));
        lost.forEach(line -> journal.ifPresent(log -> log.warning("Out of service: " + line)));
        Duration took = RunTime.of(folder);
        kept(() -> tell(folder, words.summary(plan.notice(), lost, Interruptions.read(folder), gate, took)));
        kept(this::removeOld);
        int code = code(words.counts(), gate, whole);
        journal.ifPresent(log -> log.ended(words.counts(), words.notRun(), took, code));
        return code;
    }

    private static KeptRun closed(Path folder, KeptRun cut) {
        try {
            return KeptRun.read(folder);
        } catch (BadInput e) {
            return cut;
        }
    }

    private void tell(Path folder, NightSummary summary) {
        new Notifier(plan.notice(), UnaryOperator.identity())
                .send(summary, Optional.of(folder.resolve("report/report-for-mail.html")))
                .forEach(sentence -> {
                    out.println(sentence);
                    journal.ifPresent(log -> log.notDelivered(sentence));
                });
    }

    private int wanted(KeptRun run) {
        int lanes = plan.lanes() == RunRequest.ALL_LANES ? bench.terminals().size() : plan.lanes();
        return Math.min(
                Math.min(lanes, run.outcomes().size()), bench.terminals().size());
    }

    private int code(Map<Verdict, Integer> counts, List<GateRule> gate, boolean whole) {
        boolean refused = plan.reporting().gate() && gate.stream().anyMatch(rule -> !rule.holds());
        return ExitCode.of(counts::containsKey, !whole, refused);
    }

    private List<String> outOfService() {
        try {
            return new TreeMap<>(new ServiceBook(request.state().resolve(bench.name())).outOfService())
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                            .toList();
        } catch (RigFault fault) {
            return List.of(fault.getMessage());
        }
    }

    private void removeOld() {
        try {
            int removed = new KeptRuns(request.runs())
                    .removeBeyond(plan.reporting().keepRuns(), plan.reporting().keepBytes());
            if (removed > 0) {
                out.println(
                        "Removed " + removed + " old run" + (removed == 1 ? "" : "s") + ", as the plan's 'keep' says.");
            }
        } catch (IOException e) {
            out.println("Old runs cannot be removed (" + e.getMessage() + "); see to the disk.");
        }
    }

    private void kept(Runnable work) {
        try {
            work.run();
        } catch (RigFault | BadInput e) {
            out.println(e.getMessage());
        }
    }
}
