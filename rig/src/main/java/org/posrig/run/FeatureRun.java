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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOfRun;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.lease.Owner;
import org.posrig.evidence.EventLine;
import org.posrig.fault.RigFault;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.KeptRuns;
import org.posrig.run.outcome.KnownIssues;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.RunFacts;
import org.posrig.run.outcome.RunFile;
import org.posrig.run.outcome.RunLog;
import org.posrig.run.outcome.RunName;
import org.posrig.run.outcome.RunTime;
import org.posrig.run.report.AllureResults;
import org.posrig.run.report.RunWords;
import org.posrig.steps.Vocabulary;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;
import org.posrig.timeline.TimelineFile;
import org.posrig.timeline.TimelineParts;

/** One run of features on one bench, or what was left of one that was cut short. */
public final class FeatureRun {

    private static final DateTimeFormatter DEADLINE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final RunRequest request;
    private final PrintStream out;
    private Owner owner = Owner.here();
    private String withinScenarios = "";

    public FeatureRun(RunRequest request, PrintStream out) {
        this.request = request;
        this.out = out;
    }

    /** The same run for another than whoever the environment names. */
    public FeatureRun as(Owner other) {
        owner = other;
        return this;
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
     * @throws RigFault when somebody else has leased the bench, or the run's folder cannot be written
     */
    public int execute() {
        BenchOpener opener = BenchOpener.check(request.benchFile())
                .suffering(request.defects())
                .as(owner);
        Portions all =
                Portions.of(request, opener.file(), new Preflight(Vocabulary.read(), opener.cards(), opener.file()));
        KnownIssues known = KnownIssues.read(request.knownIssues());
        Facts facts = new Facts(request, opener.file());
        RunFacts now = facts.of(request.goOn().orElseGet(this::newFolder), Instant.now(), all.features());
        Optional<GoneOn> before = request.goOn().map(folder -> GoneOn.of(folder, all.planned(), now, known));
        opener.admit(request.stateFolder());
        Path folder = before.map(on -> on.run().folder())
                .orElseGet(() -> request.runsFolder().resolve(now.run()));
        make(folder);
        Duration earlier = RunTime.of(folder);
        RunFacts made = before.map(on -> on.run().facts()).orElse(now);
        RunLog log = new RunLog(before.map(GoneOn::outcomes).orElseGet(all::planned), known);
        Portions left = before.map(on -> all.only((portion, place) ->
                        on.open(place, new Retries(portion.stage().retry()))))
                .orElse(all);
        Secrets secrets = new Secrets();
        Timeline timeline = new Timeline(secrets);
        Console console = Console.of(out, System.getenv());
        Progress progress = new Progress(console, secrets, log, made.command());
        TimeShares shares = new TimeShares(timeline.now(), gaps(opener));
        RunEnd end = new RunEnd(request, console, folder, opener.file());
        before.ifPresent(on -> console.line(on.told()));
        try (RunFile file = new RunFile(folder, made, log.outcomes());
                Timeline.Subscription logged = timeline.subscribe(log::take);
                Timeline.Subscription reckoned = timeline.subscribe(shares::take);
                Timeline.Subscription told = timeline.subscribe(event -> {
                    if (request.verbose()) {
                        EventLine.of(event).ifPresent(console::line);
                    }
                });
                TimelineFile kept = new TimelineFile(timeline, TimelineParts.next(folder))) {
            log.tellTo(file::tell);
            if (!request.report()) {
                NightLog.inJournal(out, System.getenv(), secrets)
                        .ifPresent(journal -> timeline.subscribe(journal::take));
            }
            AllureResults results = new AllureResults(
                    folder,
                    log,
                    new RunWords(request.home(), made),
                    () -> BenchOfRun.get().model());
            before.ifPresent(on -> goOn(on, file, results, end));
            // Whole before the results are: they hang on them.
            try (Traces traces = new Traces(request.traces(), folder, timeline)) {
                progress.tracesAt(traces::of);
                tellStart(timeline, opener, made.command());
                if (!left.stages().isEmpty()) {
                    run(new Going(left, opener, timeline, folder, new RunTold(console, progress, log), results, end));
                }
            }
            end.kept(() -> results.fill(log.outcomes()));
            results.close();
            Duration took = timeline.now();
            progress.summary();
            known.outdated(log.outcomes()).forEach(console::line);
            console.line("time: %.1f s, %s".formatted(took.toMillis() / 1000.0, shares.told(took)));
            withinScenarios = shares.toldWithinScenarios();
            return end.of(file, log, earlier.plus(took), all.busy(), progress.faults());
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The run cannot be kept in " + folder + " (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
    }

    // The attempts that were cut short get their lines and their results before anything else happens.
    private static void goOn(GoneOn on, RunFile file, AllureResults results, RunEnd end) {
        on.cutShort().forEach(file::tell);
        end.kept(() -> {
            results.takeUp();
            results.fill(on.outcomes());
        });
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
            Portions portions,
            BenchOpener opener,
            Timeline timeline,
            Path folder,
            RunTold told,
            AllureResults results,
            RunEnd end) {}

    private void run(Going run) {
        int scenarios = run.portions().planned().size();
        Console console = run.told().console();
        console.line("%d scenario%s on the bench %s"
                .formatted(
                        scenarios,
                        scenarios == 1 ? "" : "s",
                        run.opener().file().name()));
        // The bench opens while JUnit and Cucumber discover: both take their time and neither needs the other.
        CompletableFuture<Bench> opening = CompletableFuture.supplyAsync(
                () -> run.opener().open(request.stateFolder(), run.folder(), run.timeline()),
                task -> Thread.ofPlatform().start(task));
        StagesRun stages = new StagesRun(run.portions(), request, run.told(), new CucumberMessages(run.folder()));
        stages.prepare();
        try (Bench bench = opened(opening)) {
            Thread safety = new Thread(bench::close);
            Runtime.getRuntime().addShutdownHook(safety);
            bench.wordOfLastGuard()
                    .ifPresent(word -> out.println("The last run on this bench was killed. Its guard: " + word));
            RunMetrics.serve(bench, request, run.told().console());
            // Allure keeps where it writes from its first use in a process; under --watch each run has a folder of its
            // own. Not before
            // the bench is open: two that begin to log at once make the logging complain.
            Allure.setLifecycle(new AllureLifecycle(run.results()));
            run.told()
                    .log()
                    .on(name -> new Attempt.Ran(
                            name,
                            run.opener().file().model(name),
                            bench.firmware(name).orElse("")));
            endings(run, bench);
            try {
                stages.on(bench);
            } finally {
                run.end().ran(bench.versions(), bench.outOfService());
                removeHook(safety);
            }
        } catch (RigFault fault) {
            nothingRan(run.told(), fault);
        }
    }

    private void endings(Going run, Bench bench) {
        if (request.failFast()) {
            run.told().progress().atFirstRed(() -> bench.leaseNoMore("The run stops at its first red."));
        }
        request.until()
                .ifPresent(end -> bench.leaseUntil(
                        () -> end.over(Duration.ZERO),
                        () -> Outcome.NOT_RUN + "the deadline "
                                + DEADLINE.format(end.at().atZone(ZoneId.systemDefault())) + " had passed."));
    }

    private static void nothingRan(RunTold told, RigFault fault) {
        told.progress().nothingRan(fault.getMessage());
        for (Outcome outcome : told.log().outcomes()) {
            if (outcome.attempts().isEmpty()) {
                told.log()
                        .settle(
                                outcome,
                                Verdict.BROKEN,
                                Blame.of(Verdict.BROKEN, Optional.of(fault)),
                                fault.getMessage());
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

    private Path newFolder() {
        RunName name = new KeptRuns(request.runsFolder()).nextName(LocalDateTime.now());
        name.remark().ifPresent(out::println);
        return request.runsFolder().resolve(name.text());
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder.resolve("results"));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The run's folder " + folder + " cannot be made (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already and the hook does its work.
        }
    }
}
