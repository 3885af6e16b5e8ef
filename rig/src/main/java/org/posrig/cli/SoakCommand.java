package org.posrig.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.run.soak.Fault;
import org.posrig.run.soak.Soak;
import org.posrig.run.soak.SoakRequest;
import org.posrig.run.soak.SoakSummary;
import org.posrig.run.soak.Steadiness;
import picocli.CommandLine;

/** {@code posrig soak}. */
@CommandLine.Command(
        name = "soak",
        description =
                "Runs features over and over on stand-ins, lays faults on the rig's side at random instants, and looks whether any"
                        + " red is false, anything is lost or left behind, and memory stays flat. Exit codes: 0 all holds, 1 something does not.",
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {

    private static final int LARGEST_SEED = 1_000_000;

    @CommandLine.Option(names = "--runs", paramLabel = "N", defaultValue = "20", description = "How many; default 20.")
    private int runs;

    @CommandLine.Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many at a time, each in a process with a bench of its own; default 2.")
    private int parallel;

    @CommandLine.Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same faults at the same instants for the same number; otherwise one that is told.")
    private @Nullable Long seed;

    @CommandLine.Option(
            names = "--features",
            paramLabel = "FEATURE",
            arity = "1..*",
            description = "Feature files or folders that each run runs; default a few of each theme.")
    private List<String> features = new ArrayList<>();

    @CommandLine.Option(
            names = "--faults",
            paramLabel = "FAULT",
            split = ",",
            description = "Which faults, with commas between them: ${COMPLETION-CANDIDATES}; default all of these.")
    private List<Fault> faults = new ArrayList<>();

    @CommandLine.Option(
            names = "--only",
            paramLabel = "N",
            description = "Only the run of that number, as it was with this seed.")
    private @Nullable Integer only;

    @CommandLine.Option(
            names = "--in-one-process",
            description =
                    "The runs one after the other in this process and without faults, to see whether heap, threads or open"
                            + " files grow.")
    private boolean inOneProcess;

    @CommandLine.Option(names = "--json", description = "The result for programs; runs are told on the error output.")
    private boolean json;

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where runs with findings are kept; default .posrig/soak.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        if (runs < 1) {
            throw new BadInput("--runs must be 1 or more, not " + runs + ".");
        }
        if (parallel < 1) {
            throw new BadInput("--parallel must be 1 or more, not " + parallel + ".");
        }
        if (only != null && (only < 1 || only > runs)) {
            throw new BadInput("--only must be 1 to " + runs + ", the number of runs, not " + only + ".");
        }
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(LARGEST_SEED) : seed;
        SoakRequest request = new SoakRequest(
                Posrig.home(),
                runs,
                parallel,
                chosen,
                features,
                faults.isEmpty() ? Arrays.asList(Fault.values()) : faults,
                only == null ? OptionalInt.empty() : OptionalInt.of(only),
                Optional.ofNullable(output));
        PrintStream told = json ? System.err : System.out;
        if (inOneProcess) {
            Steadiness steadiness = Steadiness.of(request, told);
            steadiness.tell(told);
            return steadiness.exitCode();
        }
        SoakSummary summary = new Soak(request, told).execute();
        if (json) {
            summary.json(System.out);
        } else {
            summary.tell(System.out);
        }
        return summary.exitCode();
    }
}
