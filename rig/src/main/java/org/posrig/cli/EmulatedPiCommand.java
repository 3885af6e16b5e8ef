package org.posrig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.emulated.EmulatedPi;
import org.posrig.bench.emulated.Outside;
import org.posrig.bench.emulated.PiFolder;
import org.posrig.bench.emulated.PiRun;
import org.posrig.bench.emulated.Trouble;
import org.posrig.fault.BadInput;
import org.posrig.relay.ActiveLevel;
import org.posrig.run.KeptReport;
import org.posrig.run.Reporting;
import org.posrig.run.RunRequest;
import org.posrig.run.Verdict;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.KeptRuns;
import org.posrig.run.outcome.Outcome;
import picocli.CommandLine;

/** {@code posrig emulated-pi}. */
@CommandLine.Command(
        name = "emulated-pi",
        description = "The same rig on an emulated Raspberry Pi, the stand-in terminal outside of it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EmulatedPiCommand.Up.class,
            EmulatedPiCommand.Run.class,
            EmulatedPiCommand.Check.class,
            EmulatedPiCommand.Down.class,
            EmulatedPiCommand.Beside.class
        })
final class EmulatedPiCommand {

    @CommandLine.Command(
            name = "up",
            description = "Makes what is missing, switches the Pi on and installs the package of the rig on it.",
            mixinStandardHelpOptions = true)
    static final class Up implements Callable<Integer> {

        @CommandLine.Option(
                names = "--package",
                paramLabel = "FILE",
                description = "The Debian package; default the one that './posrig package' has made.")
        private @Nullable Path debian;

        @CommandLine.Option(names = "--fresh", description = "The Pi and the terminal forget what they know.")
        private boolean fresh;

        @CommandLine.Option(
                names = "--active-high",
                description = "The relays close at a high level; otherwise at a low one.")
        private boolean activeHigh;

        @Override
        public Integer call() {
            if (!Files.exists(Posrig.home().resolve("rig/emulated-pi"))) {
                throw new BadInput("The emulated Pi is made in a checkout of posrig, by its own ./posrig; "
                        + Posrig.home() + " is none.");
            }
            new EmulatedPi(Posrig.home(), System.out)
                    .up(
                            Optional.ofNullable(debian).orElseGet(Up::made),
                            fresh,
                            activeHigh ? ActiveLevel.HIGH : ActiveLevel.LOW);
            return 0;
        }

        private static Path made() {
            Path target = Posrig.home().resolve("rig/target");
            try (Stream<Path> files = Files.list(target)) {
                Optional<Path> newest = files.filter(
                                file -> String.valueOf(file.getFileName()).matches("posrig_.*\\.deb"))
                        .max(Comparator.comparing(file -> file.toFile().lastModified()));
                if (newest.isPresent()) {
                    return newest.get();
                }
            } catch (IOException e) {
                // Nothing has been built here yet.
            }
            throw new BadInput("There is no Debian package in " + target + ": make one with './posrig package'.");
        }
    }

    @CommandLine.Command(
            name = "run",
            description = {
                "Runs features on the emulated Pi, as 'posrig run' does there, brings the run's folder out and makes its report here.",
                "Words are those of 'posrig run' (see './posrig run --help'). Where they name no feature, no --tags, no --resume and"
                        + " no --fixtures, the mission's scenarios run and some of every theme: not all, for the emulated"
                        + " processor is slow."
            },
            customSynopsis = "posrig emulated-pi run [-hV] [--no-report] [FEATURE[:LINE]...]%n"
                    + "                       [--tags=EXPR] [options of 'posrig run'...]",
            mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {

        @CommandLine.Unmatched
        private List<String> words = new ArrayList<>();

        @CommandLine.Option(names = "--no-report", description = "Only brings the run's folder out.")
        private boolean noReport;

        @Override
        public Integer call() {
            List<String> whole = PiRunWords.whole(words);
            PiRun.Ran ran = new PiRun(
                            new EmulatedPi(Posrig.home(), System.out),
                            RunRequest.runsFolder(Posrig.home(), Optional.empty()),
                            System.out)
                    .shown(whole);
            ran.brought().forEach(Run::tellFeatures);
            if (!noReport) {
                ran.brought().forEach(Run::report);
            }
            return ran.code();
        }

        // On a bench that cannot run everything, scenarios that are skipped make no red: how much has been shown is
        // told.
        private static void tellFeatures(Path run) {
            List<Outcome> outcomes = KeptRun.read(run).outcomes();
            System.out.println(features(outcomes.stream()
                            .filter(outcome -> outcome.verdict()
                                    .filter(Verdict.PASSED::equals)
                                    .isPresent()))
                    + " of "
                    + features(outcomes.stream()) + " features have a scenario that passed.");
        }

        private static long features(Stream<Outcome> outcomes) {
            return outcomes.map(outcome -> outcome.place().file()).distinct().count();
        }

        private static void report(Path run) {
            Reporting usual = Reporting.USUAL;
            new KeptReport(
                            Posrig.home(),
                            new KeptRuns(run.toAbsolutePath().getParent())
                                    .find(Optional.of(String.valueOf(run.getFileName()))),
                            System.out)
                    .make(usual);
        }
    }

    @CommandLine.Command(
            name = "check",
            description =
                    "Hardware trouble for real, on the emulated Pi that is switched on. Exit code 1 when a trial fails.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @CommandLine.Parameters(
                arity = "0..1",
                paramLabel = "WORD",
                defaultValue = "",
                description =
                        "Only trials whose name holds it: phantom-low, phantom-high, kill, plug, reset, units, pick-up; several with commas. Default all but the last two.")
        private String word = "";

        @Override
        public Integer call() {
            return new Trouble(new EmulatedPi(Posrig.home(), System.out), System.out).all(word) == 0 ? 0 : 1;
        }
    }

    @CommandLine.Command(
            name = "down",
            description = "Switches the Pi off and ends the terminal beside it.",
            mixinStandardHelpOptions = true)
    static final class Down implements Callable<Integer> {

        @Override
        public Integer call() {
            new EmulatedPi(Posrig.home(), System.out).down();
            return 0;
        }
    }

    /** The process that holds machine, terminal and wires; {@code up} starts it. */
    @CommandLine.Command(name = "outside", hidden = true)
    static final class Beside implements Callable<Integer> {

        @CommandLine.Parameters(index = "0")
        private @Nullable Path folder;

        @CommandLine.Parameters(index = "1")
        private @Nullable Path piBench;

        @CommandLine.Parameters(index = "2")
        private @Nullable Path terminalBench;

        @CommandLine.Parameters(index = "3")
        private int ssh;

        @CommandLine.Parameters(index = "4")
        private int host;

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (folder == null || piBench == null || terminalBench == null) {
                throw new BadInput("This is started by './posrig emulated-pi up'.");
            }
            new Outside(new PiFolder(folder), piBench, terminalBench).run(ssh, host);
            return 0;
        }
    }
}
