package org.posrig.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.run.Deadline;
import org.posrig.run.FeatureRun;
import org.posrig.run.GoingOn;
import org.posrig.run.RunPlan;
import org.posrig.run.RunRequest;
import org.posrig.run.TraceChoice;
import org.posrig.run.Watch;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.KeptRuns;
import picocli.CommandLine;

/** {@code posrig run}. */
@CommandLine.Command(
        name = "run",
        description =
                "Runs features on a bench and makes the report; all features on the stand-in bench unless told otherwise.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private WhatToRun what = new WhatToRun();

    @CommandLine.Option(
            names = "--tags",
            paramLabel = "EXPR",
            description = "Only scenarios whose tags fit, such as '@A2 and not @zh'.")
    private @Nullable String tags;

    @CommandLine.Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many scenarios run at a time, each on terminals of its own, in a matrix on each model; all = as"
                            + " many as there are terminals chosen. Default 1.")
    private String lanes = "1";

    @CommandLine.Mixin
    private WhichTerminals terminals = new WhichTerminals();

    @CommandLine.Option(
            names = "--defect",
            paramLabel = "NAME",
            description =
                    "A fault to switch on in the stand-ins' firmware, to see which feature finds it; may be repeated.")
    private List<String> defects = new ArrayList<>();

    @CommandLine.Option(
            names = "--seed",
            paramLabel = "N",
            description = "Scenarios run in a random order, the same one for the same number.")
    private @Nullable Long seed;

    @CommandLine.Option(
            names = "--fail-fast",
            description = "The first scenario that fails or is broken is the last; what is left is skipped.")
    private boolean failFast;

    @CommandLine.Option(
            names = "--trace",
            paramLabel = "WHICH",
            defaultValue = "failed",
            description = "Which scenarios get a trace: failed (and broken), all or none; default failed.")
    private TraceChoice traces = TraceChoice.FAILED;

    @CommandLine.Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Where the run's folder is made; default reports/runs.")
    private @Nullable Path output;

    @CommandLine.Option(
            names = "--plan",
            description = "Only tells what would run, on which terminals, and what would be skipped and why.")
    private boolean plan;

    @CommandLine.Option(
            names = "--watch",
            description = "Runs again whenever a feature or a file of the bench is saved. Ends with Ctrl-C.")
    private boolean watch;

    @CommandLine.Option(
            names = "--retry",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "A scenario that is red is tried again up to N times, 0 to 5, and is flaky if it passes then; a tag"
                            + " @retry:N says it for one scenario. Default 0.")
    private int retry;

    @CommandLine.Option(
            names = "--until",
            paramLabel = "TIME",
            description =
                    "No scenario begins after it; those not begun are skipped. A time of day, 06:00, the next that comes, or"
                            + " 2026-11-23T06:00.")
    private @Nullable String until;

    @CommandLine.Option(
            names = "--resume",
            paramLabel = "RUN",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Goes on with a run that was cut short, in its folder and as it was asked for; the newest such run unless"
                            + " one is named. What is run and on what cannot be said anew.")
    private @Nullable String resume;

    @CommandLine.Option(names = "--verbose", description = "Tells every event as it happens.")
    private boolean verbose;

    @CommandLine.Option(
            names = "--no-report",
            description =
                    "Leaves the report to another machine: '${sys:posrig.command:-./posrig} report' makes it there of the run's folder.")
    private boolean noReport;

    @CommandLine.Mixin
    private ReportingOptions reporting = new ReportingOptions();

    @CommandLine.Mixin
    private OwnerChoice owner = new OwnerChoice();

    @Override
    public Integer call() {
        if (retry < 0 || retry > 5) {
            throw new BadInput("--retry must be 0 to 5, not " + retry + ".");
        }
        if (plan && watch) {
            throw new BadInput("--plan touches nothing and --watch runs: choose one.");
        }
        RunRequest request = resume == null ? anew() : goingOn(resume);
        if (plan) {
            return new RunPlan(request).tell(System.out);
        }
        if (watch) {
            return new Watch(request, owner.owner(), System.out, System.err).untilInterrupted();
        }
        return new FeatureRun(request, System.out).as(owner.owner()).execute();
    }

    private RunRequest anew() {
        return new RunRequest(
                Posrig.home(),
                List.of(terminals
                        .choice()
                        .stage(
                                what.features(),
                                Optional.ofNullable(tags),
                                retry,
                                seed == null ? OptionalLong.empty() : OptionalLong.of(seed))),
                what.bench(),
                WhichTerminals.lanes(lanes),
                defects,
                failFast,
                traces,
                Optional.ofNullable(output),
                verbose,
                reporting.reporting(),
                deadline(),
                Optional.empty(),
                !noReport);
    }

    private RunRequest goingOn(String run) {
        List<String> more = given();
        if (!more.isEmpty()) {
            throw new BadInput("A run is gone on with as it was asked for; --resume takes no " + String.join(", ", more)
                    + " beside it.");
        }
        KeptRuns runs = new KeptRuns(RunRequest.runsFolder(Posrig.home(), Optional.ofNullable(output)));
        KeptRun kept = run.isEmpty() ? runs.interrupted() : runs.find(Optional.of(run));
        RunRequest request = new GoingOn(kept)
                .request(
                        Posrig.home(), traces, Optional.ofNullable(output), verbose, reporting.reporting(), deadline());
        return noReport ? request.withoutReport() : request;
    }

    private List<String> given() {
        CommandLine.ParseResult parsed = spec.commandLine().getParseResult();
        List<String> given = new ArrayList<>(Stream.of(
                        "--bench",
                        "--fixtures",
                        "--tags",
                        "--lanes",
                        "--terminal",
                        "--model",
                        "--matrix",
                        "--defect",
                        "--seed",
                        "--fail-fast",
                        "--plan",
                        "--watch",
                        "--retry")
                .filter(parsed::hasMatchedOption)
                .toList());
        if (!parsed.matchedPositionals().isEmpty()) {
            given.add("features");
        }
        return given;
    }

    private Optional<Deadline> deadline() {
        return Optional.ofNullable(until).map(written -> {
            try {
                ZoneId here = ZoneId.systemDefault();
                return new Deadline(
                        written.contains("T")
                                ? Deadline.Rule.at(LocalDateTime.parse(written)
                                        .atZone(here)
                                        .toInstant())
                                : Deadline.Rule.next(LocalTime.parse(written), here));
            } catch (DateTimeParseException e) {
                throw new BadInput("--until must be a time such as 06:00 or 2026-11-23T06:00, not '" + written + "'.");
            }
        });
    }
}
