package org.posrig.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.Lane;
import org.posrig.bench.TemporaryFolder;
import org.posrig.bench.UsualBench;
import org.posrig.bench.walk.Outcome;
import org.posrig.bench.walk.ProfileWalk;
import org.posrig.fault.BadInput;
import org.posrig.run.RunRequest;
import org.posrig.terminal.ProfileReader;
import org.posrig.terminal.TerminalProfile;
import org.posrig.terminal.check.Finding;
import org.posrig.terminal.check.ProfileCheck;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;
import picocli.CommandLine;

/** {@code posrig profile}. */
@CommandLine.Command(
        name = "profile",
        description = "Looks after terminal profiles.",
        mixinStandardHelpOptions = true,
        subcommands = ProfileCommand.Check.class)
final class ProfileCommand implements Callable<Integer> {

    private static final int MISTAKES = 2;
    private static final int OTHERWISE = 1;

    @Override
    public Integer call() {
        throw new BadInput("posrig profile needs to be told what to do: posrig profile check FILE.");
    }

    /** {@code posrig profile check}. */
    @CommandLine.Command(
            name = "check",
            description =
                    "Tells every mistake of a terminal profile; with --bench also what the terminal does otherwise."
                            + " Exit codes: 2 mistakes in the file, 1 the terminal does otherwise, 3 the rig broke, 0 otherwise.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @CommandLine.Parameters(paramLabel = "FILE", description = "The profile.")
        private @Nullable Path file;

        @CommandLine.Option(
                names = "--bench",
                paramLabel = "FILE",
                arity = "0..1",
                fallbackValue = "",
                description =
                        "Also walks to every start and through every flow that needs no card, on this bench's terminal"
                                + " of the profile's model; without FILE on bench.yaml of the configuration where posrig is installed and has one, otherwise on fixtures/benches/stand-in.yaml.")
        private @Nullable Path bench;

        @Override
        public Integer call() {
            PrintStream out = System.out;
            List<Finding> findings = new ArrayList<>();
            List<String> mistakes = new ArrayList<>();
            TerminalProfile profile = read(findings, mistakes);
            mistakes.forEach(out::println);
            findings.forEach(out::println);
            long wrong =
                    mistakes.size() + findings.stream().filter(Finding::mistake).count();
            out.println(file + ": " + counted(wrong, "mistake") + ", "
                    + counted(
                            findings.size()
                                    - findings.stream().filter(Finding::mistake).count(),
                            "note") + ".");
            if (wrong > 0 || profile == null) {
                return MISTAKES;
            }
            return bench == null ? 0 : walk(profile, out);
        }

        private @Nullable TerminalProfile read(List<Finding> findings, List<String> mistakes) {
            try {
                return ProfileReader.read(
                        java.util.Objects.requireNonNull(file), profile -> findings.addAll(ProfileCheck.of(profile)));
            } catch (BadInput e) {
                mistakes.addAll(e.mistakes());
                return null;
            }
        }

        private int walk(TerminalProfile profile, PrintStream out) {
            Path asked = java.util.Objects.requireNonNull(bench);
            BenchOpener opener = BenchOpener.check(asked.toString().isEmpty() ? UsualBench.file(Posrig.home()) : asked)
                    .trying(profile);
            try (TemporaryFolder work = TemporaryFolder.make()) {
                // A stand-in begins as it left its maker; what a real terminal remembers is in the bench's own ledger.
                Path state =
                        opener.standInsOnly() ? work.path().resolve("state") : RunRequest.stateFolder(Posrig.home());
                try (Bench open = opener.open(state, work.path().resolve("run"), new Timeline(new Secrets()));
                        Lane lane = open.lease(1)) {
                    return told(new ProfileWalk(lane).walk(), out);
                }
            }
        }

        private static int told(Outcome outcome, PrintStream out) {
            outcome.differences().forEach(out::println);
            outcome.left()
                    .forEach((reason, flows) ->
                            out.println("Not walked, because " + reason + ": " + String.join(", ", flows) + "."));
            out.println(outcome.terminal() + ": " + counted(outcome.walked().size(), "flow") + " walked, "
                    + counted(outcome.differences().size(), "difference") + " from the profile.");
            return outcome.differences().isEmpty() ? 0 : OTHERWISE;
        }

        private static String counted(long count, String what) {
            return (count == 0 ? "no" : String.valueOf(count)) + " " + what + (count == 1 ? "" : "s");
        }
    }
}
