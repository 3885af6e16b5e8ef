package org.posrig.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.platform.engine.TestExecutionResult;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.KnownIssue;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunLog;
import org.posrig.timeline.Secrets;

/** Tells each verdict in a line as it comes, a red at once with its message, and all that is not green again at the end. */
final class Progress {

    private final Console console;
    private final Secrets secrets;
    private final RunLog log;
    private final CommandLine command;
    private final ProgressLine line;
    private final List<String> faults = new ArrayList<>();
    private Runnable atFirstRed = () -> {};
    private Function<Place, Optional<Path>> traces = place -> Optional.empty();
    private boolean nothingRan;

    Progress(Console console, Secrets secrets, RunLog log, CommandLine command) {
        this.console = console;
        this.secrets = secrets;
        this.log = log;
        this.command = command;
        this.line = new ProgressLine(console, log);
    }

    /** What to do as soon as a scenario has failed or is broken for good. */
    void atFirstRed(Runnable action) {
        atFirstRed = action;
    }

    /** @param traces the trace of the scenario that ended last at a place, where there is one */
    void tracesAt(Function<Place, Optional<Path>> traces) {
        this.traces = traces;
    }

    /** How many times the engine could not even begin. */
    synchronized int faults() {
        return faults.size();
    }

    /** A launch has begun. */
    void begun() {
        line.show();
    }

    /** A launch is over. */
    void over() {
        line.hide();
    }

    /** A feature, or the engine itself, could not even begin. */
    synchronized void fault(String name, Duration took, Throwable cause) {
        faults.add(name);
        tell(Verdict.BROKEN, name, took, secrets.filter(Blame.message(cause)), Optional.empty());
    }

    /**
     * Takes in how a scenario has ended, and tells it.
     *
     * @param found what is known of it so far
     * @param retried whether it is to be tried again, red as it is
     * @return whether it is
     */
    synchronized boolean ended(Outcome found, TestExecutionResult result, Duration took, Predicate<Outcome> retried) {
        String message =
                secrets.filter(result.getThrowable().map(Blame::message).orElse(""));
        Verdict verdict = Verdict.of(result);
        Outcome outcome = log.settle(found, verdict, Blame.of(verdict, result.getThrowable()), message);
        // A retry that found no terminal in service would not find one the next time either.
        boolean repeated = verdict != Verdict.SKIPPED && outcome.red() && retried.test(outcome);
        Verdict told = repeated ? verdict : outcome.verdict().orElse(verdict);
        tell(
                told,
                outcome.title(),
                took,
                told == Verdict.FLAKY
                        ? "It passed at attempt " + outcome.attempts().size() + "."
                        : message,
                Optional.of(outcome));
        if (repeated) {
            console.line("     It will be tried again.");
        } else if (outcome.red()) {
            atFirstRed.run();
        }
        line.show();
        return repeated;
    }

    /** Says once what keeps every scenario from running, each of which is broken by it. */
    synchronized void nothingRan(String fault) {
        nothingRan = true;
        fault.lines().forEach(text -> console.line(text));
    }

    /** All that is not green, unless one fault is to blame for all, and the counts. */
    synchronized void summary() {
        List<Outcome> others = (nothingRan ? List.<Outcome>of() : log.outcomes())
                .stream()
                        .filter(outcome -> outcome.verdict()
                                .filter(verdict -> verdict != Verdict.PASSED && !outcome.notRun())
                                .isPresent())
                        .toList();
        if (!others.isEmpty() || !faults.isEmpty()) {
            console.line("");
            console.line("Not passed:");
            others.forEach(this::notPassed);
            faults.forEach(fault -> console.line(marked(Verdict.BROKEN, " ") + fault));
        }
        notRun().forEach((reason, count) ->
                console.line(count + (count == 1 ? " scenario was " : " scenarios were ") + reason));
        console.line("");
        int flaky = log.count(Verdict.FLAKY);
        console.line("%d passed, %d failed, %d broken, %d skipped%s"
                .formatted(
                        log.count(Verdict.PASSED),
                        log.count(Verdict.FAILED),
                        log.count(Verdict.BROKEN) + faults.size(),
                        log.count(Verdict.SKIPPED),
                        flaky == 0 ? "" : ", " + flaky + " flaky"));
    }

    // Each reason once, with how many it kept from running.
    private Map<String, Integer> notRun() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        log.outcomes().stream()
                .filter(Outcome::notRun)
                .flatMap(outcome -> outcome.last().stream())
                .forEach(attempt -> reasons.merge(attempt.message().replaceFirst("^N", "n"), 1, Integer::sum));
        return reasons;
    }

    private void notPassed(Outcome outcome) {
        Verdict verdict = outcome.verdict().orElseThrow();
        console.line(marked(verdict, " ") + outcome.title());
        Attempt last = outcome.attempts().getLast();
        switch (verdict) {
            case SKIPPED -> last.message().lines().limit(1).forEach(this::detail);
            case FLAKY ->
                outcome.attempts().stream()
                        .filter(Attempt::red)
                        .forEach(red -> detail(
                                "attempt " + red.number() + " " + red.verdict().word() + ": "
                                        + red.message().lines().findFirst().orElse("")));
            default -> {
                red(last);
                detail("again: " + command.again(outcome.place(), Path.of("")));
            }
        }
    }

    // At the end the picture alone: what was expected and the screen that came closest; all else stands above and in
    // the report.
    private void red(Attempt last) {
        NearMiss.of(last.message()).forEach(this::detail);
        last.knownIssue().map(Progress::known).ifPresent(this::detail);
    }

    private static String known(KnownIssue issue) {
        return "known issue: " + issue.id()
                + issue.link().map(link -> " (" + link + ")").orElse("");
    }

    private void tell(Verdict verdict, String name, Duration took, String message, Optional<Outcome> outcome) {
        console.line(marked(verdict, "")
                + name
                + console.coloured(Console.Colour.GREY, " (%.1f s)".formatted(took.toMillis() / 1000.0)));
        if (verdict == Verdict.PASSED) {
            return;
        }
        message.lines().forEach(this::detail);
        outcome.filter(Outcome::red).flatMap(Outcome::last).ifPresent(red -> {
            red.knownIssue().map(Progress::known).ifPresent(this::detail);
            traces.apply(outcome.get().place()).ifPresent(trace -> detail("Trace: " + trace));
            detail("again: " + command.again(outcome.get().place(), Path.of("")));
            red.clocks().forEach(clock -> detail("clock moved: " + clock));
        });
    }

    private void detail(String text) {
        console.line("     " + text);
    }

    private String marked(Verdict verdict, String after) {
        String word = after.isEmpty() ? "%-7s".formatted(verdict.word()) : verdict.word() + after;
        return " " + console.coloured(Console.Colour.of(verdict), verdict.mark() + " " + word) + " ";
    }
}
