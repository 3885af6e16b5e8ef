package org.posrig.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.posrig.timeline.Secrets;

/** Tells each verdict in a line as it comes, a red at once with its message, and the counts at the end. */
final class Progress implements TestExecutionListener {

    private record Red(String name, Verdict verdict, String message) {}

    private final PrintStream out;
    private final Secrets secrets;
    private final Map<String, Long> started = new HashMap<>();
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private final List<Red> reds = new ArrayList<>();
    private Optional<TestPlan> plan = Optional.empty();
    private Runnable atFirstRed = () -> {};
    private Function<String, Optional<Path>> traces = place -> Optional.empty();

    Progress(PrintStream out, Secrets secrets) {
        this.out = out;
        this.secrets = secrets;
    }

    /** What to do as soon as a scenario has failed or is broken. */
    void atFirstRed(Runnable action) {
        atFirstRed = action;
    }

    /** @param traces the trace of the scenario at {@code file:line}, where there is one */
    void tracesAt(Function<String, Optional<Path>> traces) {
        this.traces = traces;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = Optional.of(testPlan);
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest()) {
            // A feature or the engine itself: its scenarios speak for it, unless it could not even begin.
            result.getThrowable().ifPresent(cause -> tell(test, Verdict.BROKEN, message(cause)));
            return;
        }
        tell(
                test,
                Verdict.of(result),
                result.getThrowable().map(Progress::message).orElse(""));
    }

    /** How many scenarios ended so. */
    synchronized int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    synchronized void summary() {
        if (!reds.isEmpty()) {
            out.println();
            out.println("Not passed:");
            reds.forEach(red -> {
                out.println(" " + red.verdict().mark() + " " + red.verdict().word() + "  " + red.name());
                if (red.verdict() == Verdict.SKIPPED) {
                    out.println("     " + red.message());
                }
            });
        }
        out.println();
        out.printf(
                "%d passed, %d failed, %d broken, %d skipped%n",
                count(Verdict.PASSED), count(Verdict.FAILED), count(Verdict.BROKEN), count(Verdict.SKIPPED));
    }

    private void tell(TestIdentifier test, Verdict verdict, String rawMessage) {
        String message = secrets.filter(rawMessage);
        counts.merge(verdict, 1, Integer::sum);
        Duration took =
                Duration.ofNanos(System.nanoTime() - started.getOrDefault(test.getUniqueId(), System.nanoTime()));
        String name = name(test);
        out.printf(" %s %-7s %s (%.1f s)%n", verdict.mark(), verdict.word(), name, took.toMillis() / 1000.0);
        if (verdict != Verdict.PASSED) {
            message.lines().forEach(line -> out.println("     " + line));
            if (verdict != Verdict.SKIPPED) {
                place(test).flatMap(traces).ifPresent(trace -> out.println("     Trace: " + trace));
                atFirstRed.run();
            }
            reds.add(new Red(name, verdict, message.lines().findFirst().orElse("")));
        }
        out.flush();
    }

    private static Optional<String> place(TestIdentifier test) {
        return test.getSource()
                .filter(FileSource.class::isInstance)
                .map(FileSource.class::cast)
                .flatMap(source -> source.getPosition().map(position -> source.getFile() + ":" + position.getLine()));
    }

    // The feature and the scenario: an outline and its examples stand between them and say nothing more.
    private String name(TestIdentifier test) {
        String name = test.getDisplayName();
        String feature = name;
        Optional<TestIdentifier> parent = plan.flatMap(known -> known.getParent(test));
        while (parent.isPresent() && parent.get().getParentId().isPresent()) {
            TestIdentifier current = parent.get();
            feature = current.getDisplayName();
            parent = plan.flatMap(known -> known.getParent(current));
        }
        return feature.equals(name) ? name : feature + " › " + name;
    }

    // A fault of the rig's own making has a message for people; anything else at least says what kind of thing it was.
    private static String message(Throwable cause) {
        String message = Optional.ofNullable(cause.getMessage()).orElse("");
        return cause instanceof AssertionError
                        || cause instanceof org.posrig.fault.RigFault
                        || cause instanceof org.posrig.fault.BadInput
                        || cause instanceof org.opentest4j.TestAbortedException
                ? message
                : "The rig met a fault of its own: " + cause.getClass().getSimpleName()
                        + (message.isEmpty() ? "" : ": " + message);
    }
}
