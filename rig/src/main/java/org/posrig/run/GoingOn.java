package org.posrig.run;

import java.nio.file.Path;
import java.util.Optional;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.KeptRun;

/** Asks for what is left of a run that was cut short, as that run was asked for. */
public final class GoingOn {

    private final KeptRun run;

    public GoingOn(KeptRun run) {
        this.run = run;
    }

    /** The request. @param output the folder that the run's own lies in; empty for {@code reports/runs} */
    public RunRequest request(
            Path home,
            TraceChoice traces,
            Optional<Path> output,
            boolean verbose,
            Reporting reporting,
            Optional<Deadline> until) {
        CommandLine command = run.facts().command();
        return new RunRequest(
                home,
                command.stages(),
                command.bench(),
                command.lanes(),
                command.defects(),
                false,
                traces,
                output,
                verbose,
                reporting,
                until,
                Optional.of(run.folder()),
                true);
    }
}
