package org.posrig.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.posrig.evidence.AllureScenario;
import org.posrig.evidence.trace.ScenarioEvents;
import org.posrig.evidence.trace.Trace;
import org.posrig.run.outcome.Place;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;
import org.posrig.timeline.WholeFile;

/**
 * Makes the traces of a run as its scenarios end: in {@code traces/} beside the results, and hung on the scenario in the report. They
 * are written in the background; which there will be is known at once.
 */
final class Traces implements AutoCloseable {

    private static final int LIMIT_MINUTES = 2;

    /** A scenario under way. The scenario's thread alone tells of its beginning, its steps and its end. */
    private static final class Open {
        private final List<Event> events = new ArrayList<>();
        private Optional<AllureScenario> report = Optional.empty();
    }

    private final TraceChoice choice;
    private final Path run;
    private final ExecutorService writing;
    private final Timeline.Subscription subscription;
    private final Map<String, Open> open = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Place, Path> made = new ConcurrentHashMap<>();
    private Optional<Happening.RunStarted> begun = Optional.empty();
    private volatile Optional<IOException> trouble = Optional.empty();

    /** @param run the run's folder */
    Traces(TraceChoice choice, Path run, Timeline timeline) {
        this.choice = choice;
        this.run = run;
        names.addAll(there(run.resolve("traces")));
        writing = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("traces").factory());
        subscription = choice == TraceChoice.NONE ? () -> {} : timeline.subscribe(this::take);
    }

    // Where a run is gone on with, what it has made before stays.
    private static List<String> there(Path traces) {
        if (!Files.isDirectory(traces)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(traces)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.(html|json)$", ""))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The trace of the scenario at a place that ended last, if it gets one. */
    Optional<Path> of(Place place) {
        return Optional.ofNullable(made.get(place));
    }

    /** Waits until all are written. */
    @Override
    public void close() {
        subscription.close();
        writing.shutdown();
        try {
            if (!writing.awaitTermination(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                writing.shutdownNow();
            }
        } catch (InterruptedException e) {
            writing.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** What kept a trace from being written. */
    Optional<IOException> trouble() {
        return trouble;
    }

    // Under the timeline's lock, on the thread that tells: quick, and never two at a time.
    private void take(Event event) {
        // What never got a lane belongs to the bench as a whole: its thread tells such scenarios apart.
        String key = event.lane().isEmpty() ? "thread " + Thread.currentThread().threadId() : event.lane();
        switch (event.what()) {
            case Happening.RunStarted run -> begun = Optional.of(run);
            case Happening.ScenarioStarted _ -> open.put(key, new Open());
            default -> {}
        }
        Open scenario = open.get(key);
        if (scenario == null || !ScenarioEvents.belongs(event)) {
            return;
        }
        scenario.events.add(event);
        if (event.what() instanceof Happening.StepEnded) {
            scenario.report = Optional.of(AllureScenario.ofThisStep());
        } else if (event.what() instanceof Happening.ScenarioEnded ended) {
            open.remove(key);
            if (choice.takes(ended.verdict())) {
                make(scenario);
            }
        }
    }

    private void make(Open scenario) {
        ScenarioEvents events = new ScenarioEvents(begun, scenario.events);
        String name = Trace.fileName(events);
        for (int again = 2; !names.add(name); again++) {
            name = Trace.fileName(events) + "-" + again;
        }
        Path html = run.resolve("traces").resolve(name + ".html");
        Path json = run.resolve("traces").resolve(name + ".json");
        made.put(Place.of(events.started().place()), html);
        Optional<Path> page = scenario.report.flatMap(report -> report.promise("Trace", "text/html", "html"));
        Optional<Path> data =
                scenario.report.flatMap(report -> report.promise("Trace (JSON)", "application/json", "json"));
        writing.execute(() -> {
            Trace trace = Trace.of(events);
            write(html, trace.html().getBytes(StandardCharsets.UTF_8), page);
            write(json, trace.json().getBytes(StandardCharsets.UTF_8), data);
        });
    }

    private void write(Path file, byte[] text, Optional<Path> promised) {
        try {
            Files.createDirectories(run.resolve("traces"));
            WholeFile.write(file, text);
            if (promised.isPresent()) {
                WholeFile.write(run.resolve("results").resolve(promised.get()), text);
            }
        } catch (IOException e) {
            trouble = Optional.of(e);
        } catch (UncheckedIOException e) {
            trouble = Optional.of(e.getCause());
        }
    }
}
