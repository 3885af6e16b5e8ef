package org.posrig.bench.emulated;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code posrig run} on the Pi, shown here as it would look there. */
public final class PiRun {

    private static final int COLUMNS = 120;

    private final EmulatedPi pi;
    private final PrintStream out;

    public PiRun(EmulatedPi pi, PrintStream out) {
        this.pi = pi;
        this.out = out;
    }

    /**
     * Runs, and tells afterwards how keys were held as seen from outside.
     *
     * @param words of a command line of {@code posrig run}; where they choose nothing, {@link Representative} does
     * @return the run's exit code
     */
    public int shown(List<String> words) {
        Instant began = Instant.now();
        int seen = Movements.lines(pi.folder().contacts());
        Errand run = Errand.begin(pi.guest(), "run", "exec " + script(words), columns());
        Thread interrupting = new Thread(run::interrupt, "Ctrl-C goes to the Pi");
        Runtime.getRuntime().addShutdownHook(interrupting);
        int code = run.follow(out);
        try {
            Runtime.getRuntime().removeShutdownHook(interrupting);
        } catch (IllegalStateException e) {
            // Ctrl-C is being told there.
        }
        out.println();
        out.print(Movements.after(pi.folder().contacts(), seen).table(Configuration.HOLD, Configuration.GAP));
        out.println(Words.ran(Duration.between(began, Instant.now())));
        return code;
    }

    static String script(List<String> words) {
        StringBuilder command =
                new StringBuilder("env TERM=" + terminal().orElse("dumb") + " " + EmulatedPi.RIG + " run --no-report");
        for (String word : Representative.unlessChosen(words)) {
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
