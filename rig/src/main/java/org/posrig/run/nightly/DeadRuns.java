package org.posrig.run.nightly;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.run.KeptReport;
import org.posrig.run.Reporting;
import org.posrig.run.outcome.KeptRun;

/** Runs of a bench whose process died before they were marked as interrupted: they are, and get a report of what they had come to. */
final class DeadRuns {

    private final Path home;
    private final Path runs;
    private final String bench;
    private final PrintStream out;

    DeadRuns(Path home, Path runs, String bench, PrintStream out) {
        this.home = home;
        this.runs = runs;
        this.bench = bench;
        this.out = out;
    }

    /**
     * Closes them all.
     *
     * @param spared the run that is gone on with; it stays as it is
     * @return how many there were
     */
    int close(Reporting reporting, Optional<Path> spared) {
        int closed = 0;
        for (Path folder : dead()) {
            if (spared.filter(folder::equals).isEmpty()) {
                try {
                    new KeptReport(home, KeptRun.read(folder), out).make(reporting);
                    closed++;
                } catch (BadInput | RigFault e) {
                    out.println(e.getMessage());
                }
            }
        }
        return closed;
    }

    private List<Path> dead() {
        return WorkerRun.all(runs).stream()
                .filter(folder -> WorkerRun.of(folder)
                        .filter(run -> run.state().equals("running"))
                        .isPresent())
                .filter(this::ofThisBenchAndOver)
                .toList();
    }

    private boolean ofThisBenchAndOver(Path folder) {
        try {
            KeptRun run = KeptRun.read(folder);
            return run.state().equals("interrupted") && run.facts().bench().equals(bench);
        } catch (BadInput e) {
            return false;
        }
    }
}
