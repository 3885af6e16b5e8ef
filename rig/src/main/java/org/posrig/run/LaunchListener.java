package org.posrig.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunLog;

/** Hears from JUnit what becomes of the scenarios of one portion, first go and retries, and hands it to the run's progress. */
final class LaunchListener implements TestExecutionListener {

    private final Progress progress;
    private final RunLog log;
    private final Optional<String> model;
    private final Predicate<Outcome> retried;
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final Set<Place> again = new HashSet<>();
    private volatile Optional<TestPlan> plan = Optional.empty();

    /**
     * @param model that the scenarios run on where they run once on each
     * @param retried which scenarios, red by now, are to be tried again
     */
    LaunchListener(Progress progress, RunLog log, Optional<String> model, Predicate<Outcome> retried) {
        this.progress = progress;
        this.log = log;
        this.model = model;
        this.retried = retried;
    }

    /** Those that are to be tried again; they are forgotten with that. */
    synchronized Set<Place> toTryAgain() {
        Set<Place> places = Set.copyOf(again);
        again.clear();
        return places;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = Optional.of(testPlan);
        progress.begun();
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        progress.over();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest()) {
            // A feature or the engine itself: its scenarios speak for it, unless it could not even begin.
            result.getThrowable().ifPresent(cause -> progress.fault(test.getDisplayName(), took(test), cause));
            return;
        }
        Outcome found = found(test);
        if (progress.ended(found, result, took(test), retried)) {
            synchronized (this) {
                again.add(found.place());
            }
        }
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
                        .map(position -> new Place(source.getFile().toPath(), position.getLine(), model)));
        String name = test.getDisplayName();
        return place.flatMap(log::of)
                .orElseGet(() -> new Outcome(
                        place.orElseGet(() -> new Place(Path.of(name.replaceAll("[^\\w -]", "")), 0, model)),
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
