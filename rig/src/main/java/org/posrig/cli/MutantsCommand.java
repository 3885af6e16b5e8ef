package org.posrig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.run.mutants.Matrix;
import org.posrig.run.mutants.MutantHunt;
import org.posrig.run.mutants.MutantsRequest;
import picocli.CommandLine;

/** {@code posrig mutants}. */
@CommandLine.Command(
        name = "mutants",
        description = "Switches on each defect of the stand-in's firmware and looks for a scenario that finds it."
                + " Exit codes: 0 all caught, 1 any escaped, 3 any unclear.",
        mixinStandardHelpOptions = true)
final class MutantsCommand implements Callable<Integer> {

    @CommandLine.Option(
            names = "--defect",
            paramLabel = "NAME",
            arity = "1..*",
            description = "Only these defects; default all.")
    private List<String> defects = new ArrayList<>();

    @CommandLine.Option(
            names = "--tags",
            paramLabel = "EXPR",
            description = "Only scenarios whose tags fit, beside those of the defect's line and theme.")
    private @Nullable String tags;

    @CommandLine.Option(
            names = "--bench",
            paramLabel = "FILE",
            description = "The bench file; default fixtures/benches/stand-in.yaml.")
    private @Nullable Path bench;

    @CommandLine.Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many defects at a time, each with a bench of its own; default 2.")
    private int lanes;

    @CommandLine.Option(
            names = "--resume",
            description = "What an earlier hunt in the same folder has found counts; only the rest is hunted.")
    private boolean resume;

    @CommandLine.Option(names = "--markdown", description = "Prints the matrix as a Markdown table at the end.")
    private boolean markdown;

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where the findings and the runs are kept; default .posrig/mutants.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        if (lanes < 1) {
            throw new BadInput("--lanes must be 1 or more, not " + lanes + ".");
        }
        Matrix matrix = new MutantHunt(
                        new MutantsRequest(
                                Posrig.home(),
                                defects,
                                Optional.ofNullable(tags),
                                Optional.ofNullable(bench),
                                lanes,
                                resume,
                                Optional.ofNullable(output)),
                        System.out)
                .execute();
        matrix.summary(System.out);
        if (markdown) {
            System.out.println();
            matrix.markdown(System.out);
        }
        return matrix.exitCode();
    }
}
