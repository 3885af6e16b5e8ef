package org.posrig.run;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOfRun;
import org.posrig.bench.BenchOpener;
import org.posrig.evidence.EventLine;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.KnownIssues;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunFile;
import org.posrig.run.outcome.RunLog;
import org.posrig.run.report.AllureResults;
import org.posrig.run.report.RunWords;
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
     * @return the exit code: 1 any failed, 3 any broken, 2 nothing passed at all, 4 the quality gate, 0 otherwise
     * @throws org.posrig.fault.BadInput before anything moves, when something asked for cannot be used
     * @throws RigFault when the run's folder cannot be written
     */
    public int execute() {
        Stage stage = onlyStage();
        Selection selection = Selection.of(request.home(), stage);
        BenchOpener opener = BenchOpener.check(request.benchFile()).suffering(request.defects());
        new Preflight(Vocabulary.read(), opener.cards(), opener.file()).check(selection);
        Retries retries = new Retries(stage.retry());
        retries.check(selection);
        KnownIssues known = KnownIssues.read(request.knownIssues());
        Path folder = runFolder();
        Secrets secrets = new Secrets();
        Timeline timeline = new Timeline(secrets);
        Facts facts = new Facts(request, opener.file());
        RunLog log = new RunLog(planned(selection), known);
        Console console = Console.of(out, System.getenv());
        Progress progress = new Progress(console, secrets, log, facts.command());
        TimeShares shares = new TimeShares(timeline.now(), gaps(opener));
        RunEnd end = new RunEnd(request, console, folder, opener.file());
        try (RunFile file = new RunFile(folder, facts.of(folder, Instant.now()), log.outcomes());
                Timeline.Subscription logged = timeline.subscribe(log::take);
                Timeline.Subscription reckoned = timeline.subscribe(shares::take);
                Timeline.Subscription told = timeline.subscribe(event -> {
                    if (request.verbose()) {
                        EventLine.of(event).ifPresent(console::line);
                    }
                });
                TimelineFile kept = new TimelineFile(timeline, folder.resolve("timeline.jsonl"))) {
            log.tellTo(file::tell);
            AllureResults results =
                    new AllureResults(folder, log, new RunWords(request.home(), facts.of(folder, Instant.now())));
            // Whole before the results are: they hang on them.
            try (Traces traces = new Traces(request.traces(), folder, timeline)) {
                progress.tracesAt(traces::of);
                tellStart(timeline, opener, facts.command());
                run(new Going(selection, retries, opener, timeline, folder, progress, log, results, end, console));
            }
            end.kept(() -> results.fill(log.outcomes()));
            results.close();
            Duration took = timeline.now();
            progress.summary();
            known.outdated(log.outcomes()).forEach(console::line);
            console.line("time: %.1f s, %s".formatted(took.toMillis() / 1000.0, shares.told(took)));
            withinScenarios = shares.toldWithinScenarios();
            return end.of(file, log, took, progress.faults());
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The run cannot be kept in " + folder + " (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
    }

    private Stage onlyStage() {
        if (request.stages().size() != 1
                || request.goOn().isPresent()
                || request.until().isPresent()) {
            throw new BadInput("A run has one stage so far, begins anew and knows no deadline.");
        }
        return request.stages().getFirst();
    }

    private void tellStart(Timeline timeline, BenchOpener opener, CommandLine command) {
        timeline.publish(
                "",
                new Happening.RunStarted(
                        opener.file().name(),
                        OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        request.home().toString(),
                        command.runs(request.home())));
    }

    private record Going(
            Selection selection,
            Retries retries,
            BenchOpener opener,
            Timeline timeline,
            Path folder,
            Progress progress,
            RunLog log,
            AllureResults results,
            RunEnd end,
            Console console) {}

    private void run(Going run) {
        int scenarios = run.selection().scenarios().size();
        run.console()
                .line("%d scenario%s on the bench %s"
                        .formatted(
                                scenarios,
                                scenarios == 1 ? "" : "s",
                                run.opener().file().name()));
        // The bench opens while JUnit and Cucumber discover: both take their time and neither needs the other.
        CompletableFuture<Bench> opening = CompletableFuture.supplyAsync(
                () -> run.opener().open(request.stateFolder(), run.folder(), run.timeline()),
                task -> Thread.ofPlatform().start(task));
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
        Launches launches = new Launches(onlyStage(), request.lanes());
        TestPlan plan = launcher.discover(launches.of(run.selection(), CucumberMessages.of(run.folder(), 1)));
        try (Bench bench = opened(opening)) {
            Thread safety = new Thread(bench::close);
            Runtime.getRuntime().addShutdownHook(safety);
            bench.wordOfLastGuard()
                    .ifPresent(word -> out.println("The last run on this bench was killed. Its guard: " + word));
            BenchOfRun.set(bench);
            // Allure keeps where it writes from its first use in a process; under --watch each run has a folder of its
            // own. Not before
            // the bench is open: two that begin to log at once make the logging complain.
            Allure.setLifecycle(new AllureLifecycle(run.results()));
            run.log()
                    .on(name -> new Attempt.Ran(
                            name,
                            run.opener().file().model(name),
                            bench.firmware(name).orElse("")));
            run.progress().retrying(outcome -> run.retries().left(outcome) && inService(bench, outcome));
            if (request.failFast()) {
                run.progress().atFirstRed(() -> bench.leaseNoMore("The run stops at its first red."));
            }
            try {
                launcher.execute(plan, run.progress());
                tryAgain(run, launcher, launches);
            } finally {
                run.end().ran(bench.versions(), bench.outOfService());
                BenchOfRun.clear();
                removeHook(safety);
            }
        } catch (RigFault fault) {
            run.progress().nothingRan(fault.getMessage());
            for (Outcome outcome : run.log().outcomes()) {
                if (outcome.attempts().isEmpty()) {
                    run.log()
                            .settle(
                                    outcome,
                                    Verdict.BROKEN,
                                    Blame.of(Verdict.BROKEN, Optional.of(fault)),
                                    fault.getMessage());
                }
            }
        }
    }

    private void tryAgain(Going run, Launcher launcher, Launches launches) {
        for (int attempt = 2; attempt <= Retries.MOST + 1; attempt++) {
            Set<Place> places = run.progress().toTryAgain();
            if (places.isEmpty()) {
                return;
            }
            run.console().line("Tried again: %d scenario%s".formatted(places.size(), places.size() == 1 ? "" : "s"));
            launcher.execute(launches.of(places, CucumberMessages.of(run.folder(), attempt)), run.progress());
        }
    }

    // A terminal that was tampered with, or cannot be brought to a start, is not tried again.
    private static boolean inService(Bench bench, Outcome outcome) {
        return outcome.last().stream()
                .flatMap(attempt -> attempt.terminals().stream())
                .noneMatch(
                        ran -> bench.outOfService().stream().anyMatch(line -> line.startsWith(ran.terminal() + ": ")));
    }

    private static List<Outcome> planned(Selection selection) {
        return selection.scenarios().stream()
                .map(scenario -> new Outcome(
                        new Place(scenario.file(), scenario.line()),
                        scenario.feature(),
                        scenario.name(),
                        scenario.tags(),
                        List.of(),
                        false))
                .toList();
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
}
