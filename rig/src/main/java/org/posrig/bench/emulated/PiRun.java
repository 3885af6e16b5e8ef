package org.posrig.bench.emulated;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.fault.RigFault;

/** {@code posrig run} on the Pi, shown here as it would look there, and what it leaves brought out. */
public final class PiRun {

    private static final int COLUMNS = 120;
    private static final Duration ENDS = Duration.ofMinutes(2);
    private static final Duration COMES = Duration.ofMinutes(10);

    private final EmulatedPi pi;
    private final Path kept;
    private final PrintStream out;

    /** @param kept where runs are kept here */
    public PiRun(EmulatedPi pi, Path kept, PrintStream out) {
        this.pi = pi;
        this.kept = kept;
        this.out = out;
    }

    /**
     * What it came to.
     *
     * @param code the run's exit code
     * @param brought the folders here of the runs that were begun or gone on with
     */
    public record Ran(int code, List<Path> brought) {}

    /**
     * Runs, tells how keys were held as seen from outside, and brings out what there is. Ctrl-C ends the run there, and this process when that has ended
     * and what it left is here.
     *
     * @param words of a command line of {@code posrig run}
     */
    public Ran shown(List<String> words) {
        Instant began = Instant.now();
        int seen = Movements.lines(pi.folder().contacts());
        RunsThere runs = new RunsThere(pi.guest(), kept);
        Map<String, String> before = runs.listed();
        Errand run = Errand.toCome(pi.guest(), "run");
        Thread interrupted = new Thread(() -> cutShort(run, runs, before), "Ctrl-C ends the run in the Pi");
        Runtime.getRuntime().addShutdownHook(interrupted);
        int code;
        try {
            run.begin("exec " + script(words), columns());
            code = run.follow(out);
        } finally {
            unlessInterrupted(interrupted);
        }
        out.println();
        out.print(Movements.after(pi.folder().contacts(), seen).table(Configuration.HOLD, Configuration.GAP));
        out.println("The relay lines were " + LookTimes.told(pi.folder().looks()) + ".");
        out.println(Words.ran(Duration.between(began, Instant.now())));
        return new Ran(code, brought(runs, before));
    }

    private List<Path> brought(RunsThere runs, Map<String, String> before) {
        List<Path> brought = runs.bring(before);
        brought.forEach(folder -> out.println("the run is in " + folder));
        if (brought.isEmpty()) {
            out.println(Words.NOTHING_TO_BRING);
        }
        return brought;
    }

    private void cutShort(Errand run, RunsThere runs, Map<String, String> before) {
        out.println();
        out.println(Words.ENDING_THE_RUN);
        try {
            run.end();
            out.println(run.awaits(ENDS).isPresent() ? Words.RUN_ENDED : Words.RUN_GOES_ON);
            brought(runs, before).forEach(folder -> out.println(Words.cutShort(folder)));
        } catch (RigFault fault) {
            out.println(fault.getMessage());
        }
    }

    // The process ends when Ctrl-C has been seen to: nothing else is said or done until then.
    private static void unlessInterrupted(Thread interrupted) {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException ending) {
            try {
                interrupted.join(COMES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static String script(List<String> words) {
        StringBuilder command =
                new StringBuilder("env TERM=" + terminal().orElse("dumb") + " " + EmulatedPi.RIG + " run --no-report");
        for (String word : words) {
            command.append(" '").append(word.replace("'", "'\\''")).append("'");
        }
        return command.toString();
    }

    private static int columns() {
        return terminal().isPresent() ? COLUMNS : 0;
    }

    private static Optional<String> terminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .map(unused -> System.getenv("TERM"))
                .filter(name -> name.matches("[a-z0-9+-]+"));
    }
}
