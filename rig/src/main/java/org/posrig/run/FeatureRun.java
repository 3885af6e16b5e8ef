package org.posrig.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOfRun;
import org.posrig.bench.BenchOpener;
import org.posrig.fault.RigFault;
import org.posrig.steps.Vocabulary;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;
import org.posrig.timeline.TimelineFile;

/** One run of features on one bench. */
public final class FeatureRun {

    private final RunRequest request;
    private final PrintStream out;
    private String withinScenarios = "";

    public FeatureRun(RunRequest request, PrintStream out) {
        this.request = request;
        this.out = out;
    }

    /** What the scenarios of the last {@link #execute} took together and what it was made of: {@code 24.0 s: keys 71.2 %, …}. */
    public String withinScenarios() {
        return withinScenarios;
    }

    /**
     * Checks, runs, reports.
     *
     * @return the exit code: 1 any failed, 3 any broken, 0 at least one passed and none of these, 2 nothing passed at all
     * @throws org.posrig.fault.BadInput before anything moves, when something asked for cannot be used
     * @throws RigFault when the bench cannot be opened
     */
    public int execute() {
        Selection selection = Selection.of(request);
        BenchOpener opener = BenchOpener.check(request.benchFile()).suffering(request.defects());
        new Preflight(Vocabulary.read(), opener.cards(), opener.file()).check(selection);
        Path folder = runFolder();
        Secrets secrets = new Secrets();
        Timeline timeline = new Timeline(secrets);
        Progress progress = new Progress(out, secrets);
        TimeShares shares = new TimeShares(timeline.now(), gaps(opener));
        try (Timeline.Subscription reckoned = timeline.subscribe(shares::take);
                TimelineFile kept = new TimelineFile(timeline, folder.resolve("timeline.jsonl"));
                Traces traces = new Traces(request.traces(), folder, timeline)) {
            progress.tracesAt(traces::of);
            tellStart(timeline, opener);
            run(selection, opener, timeline, folder, progress);
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The timeline of the run cannot be kept in " + folder + " (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
        progress.summary();
        Duration took = timeline.now();
        out.printf("time: %.1f s, %s%n", took.toMillis() / 1000.0, shares.told(took));
        withinScenarios = shares.toldWithinScenarios();
        new AllureReport(request.home(), out).make(folder);
        return exitCode(progress);
    }

    private void tellStart(Timeline timeline, BenchOpener opener) {
        timeline.publish(
                "",
                new Happening.RunStarted(
                        opener.file().name(),
                        OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        request.home().toString(),
                        request.command()));
    }

    private void run(Selection selection, BenchOpener opener, Timeline timeline, Path folder, Progress progress) {
        out.printf(
                "%d scenario%s on the bench %s%n",
                selection.scenarios().size(),
                selection.scenarios().size() == 1 ? "" : "s",
                opener.file().name());
        // The bench opens while JUnit and Cucumber discover: both take their time and neither needs the other.
        CompletableFuture<Bench> opening = CompletableFuture.supplyAsync(
                () -> opener.open(request.stateFolder(), folder, timeline),
                task -> Thread.ofPlatform().start(task));
        System.setProperty("allure.results.directory", folder.resolve("results").toString());
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
        TestPlan plan = launcher.discover(discovery(selection));
        try (Bench bench = opened(opening)) {
            Thread safety = new Thread(bench::close);
            Runtime.getRuntime().addShutdownHook(safety);
            bench.wordOfLastGuard()
                    .ifPresent(word -> out.println("The last run on this bench was killed. Its guard: " + word));
            BenchOfRun.set(bench);
            // Allure keeps where it writes from its first use in a process; under --watch each run has a folder of its
            // own. Not before
            // the bench is open: two that begin to log at once make the logging complain.
            Allure.setLifecycle(new AllureLifecycle());
            if (request.failFast()) {
                progress.atFirstRed(() -> bench.leaseNoMore("The run stops at its first red."));
            }
            try {
                launcher.execute(plan, progress);
                Environment.write(folder.resolve("results"), opener.file().name(), bench.versions());
                bench.outOfService().forEach(line -> out.println("Out of service: " + line));
            } finally {
                BenchOfRun.clear();
                removeHook(safety);
            }
        }
    }

    private static BiFunction<String, String, Duration> gaps(BenchOpener opener) {
        Map<String, BenchFile.TerminalPart> parts = opener.file().terminals().stream()
                .collect(Collectors.toMap(BenchFile.TerminalPart::name, part -> part));
        return (terminal, key) ->
                parts.containsKey(terminal) ? parts.get(terminal).keyGap(key) : Duration.ZERO;
    }

    private static Bench opened(CompletableFuture<Bench> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }

    private LauncherDiscoveryRequest discovery(Selection selection) {
        List<? extends DiscoverySelector> selectors = selection.targets().stream()
                .map(target -> target.line().isPresent()
                        ? selectFile(
                                target.file().toFile(),
                                FilePosition.from(target.line().getAsInt()))
                        : selectFile(target.file().toFile()))
                .toList();
        LauncherDiscoveryRequestBuilder builder = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter("cucumber.glue", "org.posrig.steps")
                .configurationParameter(
                        "cucumber.plugin",
                        // In this order: what hangs on a scenario at its end must be there before Allure writes it.
                        ScenarioEvents.class.getName() + ",io.qameta.allure.cucumber7jvm.AllureCucumber7Jvm")
                .configurationParameter("cucumber.publish.quiet", "true")
                .configurationParameter("cucumber.junit-platform.naming-strategy", "short")
                .configurationParameter("cucumber.junit-platform.naming-strategy.short.example-name", "pickle")
                .configurationParameter("cucumber.junit-platform.discovery.as-root-engine", "true")
                .configurationParameter("cucumber.execution.parallel.enabled", String.valueOf(request.lanes() > 1))
                .configurationParameter("cucumber.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                        "cucumber.execution.parallel.config.fixed.parallelism", String.valueOf(request.lanes()))
                .configurationParameter(
                        "cucumber.execution.parallel.config.fixed.max-pool-size", String.valueOf(request.lanes()));
        request.seed()
                .ifPresent(seed -> builder.configurationParameter("cucumber.execution.order", "random")
                        .configurationParameter("cucumber.execution.order.random.seed", String.valueOf(seed)));
        request.tags().ifPresent(tags -> builder.configurationParameter("cucumber.filter.tags", tags));
        return builder.build();
    }

    private Path runFolder() {
        String moment = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS"));
        Path folder = request.runsFolder().resolve(moment);
        try {
            Files.createDirectories(folder.resolve("results"));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The run's folder " + folder + " cannot be made (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
        return folder;
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already and the hook does its work.
        }
    }

    private static int exitCode(Progress progress) {
        if (progress.count(Verdict.FAILED) > 0) {
            return 1;
        }
        if (progress.count(Verdict.BROKEN) > 0) {
            return 3;
        }
        return progress.count(Verdict.PASSED) > 0 ? 0 : 2;
    }
}
