package org.posrig.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;

/**
 * What a night tells the journal: one line a happening worth it, without secrets. Under systemd, which says so with {@code JOURNAL_STREAM},
 * each line has a priority and {@code key=value} pairs ({@link LogLine}); elsewhere it is text. Safe for use by many threads.
 */
public final class NightLog {

    private record Begun(Duration at, String terminal) {}

    private final PrintStream out;
    private final boolean journal;
    private final Secrets secrets;
    private final Map<String, Begun> lanes = new HashMap<>();

    private NightLog(PrintStream out, boolean journal, Secrets secrets) {
        this.out = out;
        this.journal = journal;
        this.secrets = secrets;
    }

    /**
     * A log on a stream.
     *
     * @param environment the process's, which says whether the journal reads the stream
     * @param secrets what no line may tell
     */
    public static NightLog on(PrintStream out, Map<String, String> environment, Secrets secrets) {
        return new NightLog(out, !environment.getOrDefault("JOURNAL_STREAM", "").isEmpty(), secrets);
    }

    /** The same where the journal reads the stream; empty elsewhere, where a night's own words are enough. */
    public static Optional<NightLog> inJournal(PrintStream out, Map<String, String> environment, Secrets secrets) {
        return Optional.of(on(out, environment, secrets)).filter(log -> log.journal);
    }

    /** The same for whoever has no secrets to keep. */
    public static Optional<NightLog> inJournal(PrintStream out, Map<String, String> environment) {
        return inJournal(out, environment, new Secrets());
    }

    /** @param plan what was planned, by its file; @param run the run's folder */
    public void began(String bench, Path plan, Path run) {
        tell(LogLine.Priority.INFO, "night-began", "bench", bench, "plan", plan.toString(), "run", run.toString());
    }

    public void stage(String name, int scenarios) {
        tell(LogLine.Priority.INFO, "stage-began", "stage", name, "scenarios", String.valueOf(scenarios));
    }

    public void outOfService(String terminal, String reason) {
        tell(LogLine.Priority.WARNING, "terminal-out-of-service", "terminal", terminal, "reason", reason);
    }

    /** @param cause {@code hang}, {@code death} or {@code deadline} */
    public void interrupted(String cause, String sentence) {
        tell(LogLine.Priority.ERROR, "interrupted", "cause", cause, "message", sentence);
    }

    public void reportReady(Path page) {
        tell(LogLine.Priority.INFO, "report-ready", "page", page.toString());
    }

    /** @param sentence what could not be delivered and why */
    public void notDelivered(String sentence) {
        tell(LogLine.Priority.WARNING, "notification-failed", "message", sentence);
    }

    /**
     * The night is over.
     *
     * @param notRun how many scenarios nobody came to
     */
    public void ended(Map<Verdict, Integer> counts, int notRun, Duration took, int exitCode) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            values.put(verdict.word(), String.valueOf(counts.getOrDefault(verdict, 0)));
        }
        values.put("not-run", String.valueOf(notRun));
        values.put("seconds", seconds(took));
        values.put("exit-code", String.valueOf(exitCode));
        tell(new LogLine(exitCode == 0 ? LogLine.Priority.INFO : LogLine.Priority.WARNING, "night-ended", values));
    }

    /** Anything else that somebody should read in the journal. */
    public void warning(String sentence) {
        tell(LogLine.Priority.WARNING, "warning", "message", sentence);
    }

    /** Takes in an event of a run's timeline: a scenario that ends is told, with its terminal and how long it took. */
    public synchronized void take(Event event) {
        switch (event.what()) {
            case Happening.ScenarioStarted _ -> lanes.put(event.lane(), new Begun(event.at(), ""));
            case Happening.TerminalTaken taken ->
                lanes.computeIfPresent(
                        event.lane(),
                        (lane, begun) -> new Begun(begun.at(), joined(begun.terminal(), taken.terminal())));
            case Happening.ScenarioEnded ended -> scenario(event, ended);
            default -> {
                // Too fine for the journal.
            }
        }
    }

    private void scenario(Event event, Happening.ScenarioEnded ended) {
        Begun begun = lanes.getOrDefault(event.lane(), new Begun(event.at(), ""));
        lanes.remove(event.lane());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("verdict", ended.verdict());
        values.put("scenario", ended.name());
        values.put("place", ended.place());
        values.put("terminal", begun.terminal());
        values.put("seconds", seconds(event.at().minus(begun.at())));
        values.put("cause", ended.cause());
        values.put("message", ended.message().lines().findFirst().orElse(""));
        values.values().removeIf(String::isEmpty);
        boolean red =
                ended.verdict().equals(Verdict.FAILED.word()) || ended.verdict().equals(Verdict.BROKEN.word());
        tell(new LogLine(red ? LogLine.Priority.WARNING : LogLine.Priority.INFO, "scenario-ended", values));
    }

    private static String joined(String terminals, String another) {
        return terminals.isEmpty() || terminals.equals(another) ? another : terminals + "+" + another;
    }

    private void tell(LogLine.Priority priority, String happening, String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        tell(new LogLine(priority, happening, values));
    }

    private void tell(LogLine line) {
        Map<String, String> filtered = new LinkedHashMap<>(line.values());
        filtered.replaceAll((key, value) -> secrets.filter(value));
        LogLine told = new LogLine(line.priority(), line.happening(), filtered);
        synchronized (out) {
            out.println(journal ? told.forJournal() : told.forPeople());
            out.flush();
        }
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
    }
}
