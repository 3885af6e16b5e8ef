package org.posrig.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.KnownIssue;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunLog;
import org.posrig.timeline.Secrets;

/** Tells each verdict in a line as it comes, a red at once with its message, and all that is not green again at the end. */
final class Progress implements TestExecutionListener {

    private final Console console;
    private final Secrets secrets;
    private final RunLog log;
    private final CommandLine command;
    private final ProgressLine line;
    private final Map<String, Long> started = new HashMap<>();
    private final Set<Place> again = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private Predicate<Outcome> retried = outcome -> false;
    private Optional<TestPlan> plan = Optional.empty();
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

    /** Which scenarios, red by now, are to be tried again. */
    void retrying(Predicate<Outcome> which) {
        retried = which;
    }

    /** Those that are to be tried again; they are forgotten with that. */
    synchronized Set<Place> toTryAgain() {
        Set<Place> places = Set.copyOf(again);
        again.clear();
        return places;
    }

    /** How many times the engine could not even begin. */
    synchronized int faults() {
        return faults.size();
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = Optional.of(testPlan);
        line.show();
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        line.hide();
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String message =
                secrets.filter(result.getThrowable().map(Blame::message).orElse(""));
        if (!test.isTest()) {
            // A feature or the engine itself: its scenarios speak for it, unless it could not even begin.
            if (result.getThrowable().isPresent()) {
                faults.add(test.getDisplayName());
                tell(Verdict.BROKEN, test.getDisplayName(), took(test), message, Optional.empty());
            }
            return;
        }
        Verdict verdict = Verdict.of(result);
        Outcome outcome = log.settle(found(test), verdict, Blame.of(verdict, result.getThrowable()), message);
        boolean repeated = outcome.red() && retried.test(outcome);
        if (repeated) {
            again.add(outcome.place());
        }
        Verdict told = repeated ? verdict : outcome.verdict().orElse(verdict);
        tell(
                told,
                outcome.title(),
                took(test),
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
                                .filter(verdict -> verdict != Verdict.PASSED)
                                .isPresent())
                        .toList();
        if (!others.isEmpty() || !faults.isEmpty()) {
            console.line("");
            console.line("Not passed:");
            others.forEach(this::notPassed);
            faults.forEach(fault -> console.line(marked(Verdict.BROKEN, " ") + fault));
        }
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

    private Duration took(TestIdentifier test) {
        return Duration.ofNanos(System.nanoTime() - started.getOrDefault(test.getUniqueId(), System.nanoTime()));
    }

    // A scenario that is told with its place; the feature is named where the selection does not know it.
    private Outcome found(TestIdentifier test) {
        Optional<Place> place = test.getSource()
                .filter(FileSource.class::isInstance)
                .map(FileSource.class::cast)
                .flatMap(source -> source.getPosition()
                        .map(position -> new Place(source.getFile().toPath(), position.getLine())));
        String name = test.getDisplayName();
        return place.flatMap(log::of)
                .orElseGet(() -> new Outcome(
                        place.orElseGet(() -> new Place(Path.of(name.replaceAll("[^\\w -]", "")), 0)),
                        feature(test),
                        name,
                        List.of(),
                        List.of(),
                        true));
    }

    // An outline and its examples stand between the scenario and its feature and say nothing more.
    private String feature(TestIdentifier test) {
        String feature = "";
        Optional<TestIdentifier> parent = plan.flatMap(known -> known.getParent(test));
        while (parent.isPresent() && parent.get().getParentId().isPresent()) {
            TestIdentifier current = parent.get();
            feature = current.getDisplayName();
            parent = plan.flatMap(known -> known.getParent(current));
        }
        return feature;
    }
}
