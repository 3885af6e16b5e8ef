package org.posrig.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.ToType;
import org.posrig.run.BenchStatus;
import org.posrig.run.RunRequest;
import picocli.CommandLine;

/** {@code posrig status}. */
@CommandLine.Command(
        name = "status",
        description =
                "Tells what goes on at a bench: the run and how far it is, the lease, who is out of service, the last run and the last good"
                        + " night, the relays that have closed most. Touches nothing; works during a run and after a crash.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @CommandLine.Option(
            names = "--bench",
            paramLabel = "FILE|NAME",
            description = "The bench, by its file or by its name; default all that have been used here.")
    private @Nullable String bench;

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where the runs' folders are; default reports/runs.")
    private @Nullable Path output;

    @CommandLine.Option(names = "--json", description = "Tells it as one JSON array, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        Path runs = RunRequest.runsFolder(Posrig.home(), Optional.ofNullable(output));
        List<BenchStatus> benches = BenchNamed.of(bench).map(List::of).orElseGet(BenchNamed::known).stream()
                .map(name -> BenchStatus.of(name, RunRequest.stateFolder(Posrig.home()), runs))
                .toList();
        PrintStream out = System.out;
        if (json) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            benches.forEach(status -> all.add(StatusText.json(status)));
            out.println(all.toPrettyString());
        } else if (benches.isEmpty()) {
            out.println("No bench has been used here yet; begin with " + ToType.posrig("run") + ".");
        } else {
            benches.forEach(status -> StatusText.lines(status).forEach(out::println));
        }
        return 0;
    }
}
