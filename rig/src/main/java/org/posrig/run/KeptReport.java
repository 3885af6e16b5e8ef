package org.posrig.run;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.posrig.fault.ToType;
import org.posrig.run.outcome.Interruption;
import org.posrig.run.outcome.Interruptions;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.KnownIssues;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.RunFile;
import org.posrig.run.outcome.RunLog;
import org.posrig.run.report.AllureResults;
import org.posrig.run.report.RunWords;

/** The report of a run that is over, made again; of a run that was cut off, with what it had come to. */
public final class KeptReport {

    private static final String CUT_OFF =
            "The run was cut off while this scenario ran. Go on with it: " + ToType.posrig("run --resume") + " does.";

    private final Path home;
    private final KeptRun run;
    private final Console console;

    public KeptReport(Path home, KeptRun run, PrintStream out) {
        this.home = home;
        this.run = run;
        this.console = Console.of(out, System.getenv());
    }

    /** Its first page; there may be none yet. */
    public Path page() {
        return run.folder().resolve("report/index.html");
    }

    /** Whether there is one. */
    public boolean made() {
        return Files.exists(page());
    }

    /** Makes it, and says where it is or why there is none. */
    public boolean make(Reporting reporting) {
        return make(reporting, false);
    }

    /** The same of a run that has only just ended: it is added to the history of its runs folder. */
    public boolean makeFirst(Reporting reporting) {
        return make(reporting, true);
    }

    private boolean make(Reporting reporting, boolean newest) {
        if (run.state().equals("interrupted")) {
            console.line("The run " + run.name() + " was interrupted: " + ended() + " of "
                    + run.outcomes().size() + " scenarios had come to their end.");
            closeCutOff();
        }
        return new AllureReport(home, console).make(run.folder(), reporting, newest);
    }

    private long ended() {
        return run.outcomes().stream()
                .filter(outcome -> !outcome.begun())
                .filter(outcome -> outcome.last()
                        .filter(attempt -> !attempt.message().equals(CUT_OFF))
                        .isPresent())
                .count();
    }

    private void closeCutOff() {
        String why = Interruptions.read(run.folder()).stream()
                .reduce((earlier, later) -> later)
                .map(Interruption::sentence)
                .orElse(CUT_OFF);
        List<Outcome> closed = new ArrayList<>();
        for (Outcome outcome : run.outcomes()) {
            closed.add(outcome.begun() ? outcome.cutShort(Instant.now(), why) : outcome);
        }
        AllureResults results =
                new AllureResults(run.folder(), new RunLog(closed, KnownIssues.NONE), new RunWords(home, run.facts()));
        results.fill(closed.stream()
                .filter(outcome -> run.outcomes().stream()
                        .anyMatch(other -> other.begun() && other.place().equals(outcome.place())))
                .toList());
        RunFile.interrupted(new KeptRun(run.folder(), run.state(), run.facts(), closed));
    }
}
