package org.posrig.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.run.RunRequest;
import org.posrig.run.outcome.KeptRuns;
import org.posrig.run.outcome.RunSummary;
import picocli.CommandLine;

/** {@code posrig runs}. */
@CommandLine.Command(
        name = "runs",
        description = "Lists the kept runs, the newest first; with the plan where it was a night.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {

    @CommandLine.Option(names = "--bench", paramLabel = "NAME", description = "Only those on a bench, by its name.")
    private @Nullable String bench;

    @CommandLine.Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most; default 20.")
    private int last;

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where the runs' folders are; default reports/runs.")
    private @Nullable Path output;

    @CommandLine.Option(names = "--json", description = "Tells it as one JSON array, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        if (last < 1) {
            throw new BadInput("--last must be 1 or more, not " + last + ".");
        }
        Path folder = RunRequest.runsFolder(Posrig.home(), Optional.ofNullable(output));
        List<RunSummary> runs = new KeptRuns(folder)
                .summaries()
                .filter(run -> bench == null || run.bench().equals(bench))
                .limit(last)
                .toList();
        PrintStream out = System.out;
        if (json) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            runs.forEach(run -> all.add(RunText.json(run)));
            out.println(all.toPrettyString());
            return 0;
        }
        if (runs.isEmpty()) {
            out.println(folder + ": no run " + (bench == null ? "" : "on a bench '" + bench + "' ") + "is kept here.");
            return 0;
        }
        new RunText(runs).lines().forEach(out::println);
        return 0;
    }
}
