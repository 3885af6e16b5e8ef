package org.posrig.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.posrig.bench.Installation;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.run.outcome.RunFacts;
import picocli.CommandLine;

/** The command line's way in. Exit codes: 0 passed, 1 any failed, 2 usage, files or nothing selected, 3 any broken, 4 quality gate. */
@CommandLine.Command(
        name = "posrig",
        description = "A hardware-in-the-loop test rig for card payment terminals.",
        mixinStandardHelpOptions = true,
        version = "posrig " + RunFacts.VERSION,
        subcommands = {
            RunCommand.class,
            TraceCommand.class,
            RerunCommand.class,
            ReportCommand.class,
            MutantsCommand.class,
            StepsCommand.class,
            LintCommand.class,
            ProfileCommand.class,
            HostCommand.class,
            ScreenCommand.class,
            BenchmarkCommand.class,
            SafeCommand.class,
            DoctorCommand.class,
            PressCommand.class,
            CardCommand.class,
            PowerCommand.class,
            CalibrateCommand.class,
            InitCommand.class,
            SoakCommand.class,
            LeaseCommand.class,
            OutOfServiceCommand.class,
            RunsCommand.class,
            StatusCommand.class,
            NotifyCommand.class,
            NightlyCommand.class,
            NightlyWorkerCommand.class,
            ManCommand.class,
            EmulatedPiCommand.class
        })
public final class Posrig {

    private static final int USAGE = 2;
    private static final int BROKEN = 3;

    Posrig() {}

    public static void main(String[] arguments) {
        Umask.tighten();
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Posrig())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((problem, command, parsed) -> told(problem, command.getErr()))
                .execute(arguments);
    }

    /** The folder of posrig, as the launcher says it. */
    static Path home() {
        return Installation.home();
    }

    private static int told(Exception problem, PrintWriter err) {
        return switch (problem) {
            case BadInput bad -> {
                bad.mistakes().forEach(err::println);
                yield USAGE;
            }
            case RigFault fault -> {
                err.println(fault.getMessage());
                yield BROKEN;
            }
            default -> {
                err.println("posrig met a fault of its own: " + problem);
                problem.printStackTrace(err);
                yield BROKEN;
            }
        };
    }
}
