package org.posrig.evidence.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

/** Makes the document that the package describes out of a scenario's events. */
final class TraceDocument {

    private static final int VERSION = 1;

    private final ScenarioEvents scenario;
    private final Duration start;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private TraceDocument(ScenarioEvents scenario) {
        this.scenario = scenario;
        this.start = scenario.events().getFirst().at();
    }

    static ObjectNode of(ScenarioEvents scenario) {
        return new TraceDocument(scenario).made();
    }

    private ObjectNode made() {
        document.put("format", "posrig-trace").put("version", VERSION);
        ObjectNode about = document.putObject("scenario");
        Map<String, Happening.TerminalTaken> terminals = terminals();
        ArrayNode steps = document.putArray("steps");
        steps(steps);
        about(about, steps);
        ArrayNode screens = document.putArray("screens");
        ArrayNode events = document.putArray("events");
        Arrows arrows = new Arrows(document.putArray("arrows"), names(terminals));
        EventNodes nodes = new EventNodes(events, new Screens(screens), arrows);
        scenario.events().stream()
                .sorted(Comparator.comparing(TraceDocument::happened))
                .forEach(event -> nodes.add(at(happened(event)), event.what()));
        return document;
    }

    private void about(ObjectNode about, ArrayNode steps) {
        Optional<Happening.ScenarioEnded> ended = scenario.ended();
        Optional<Happening.StepEnded> wrong = scenario.events().stream()
                .map(Event::what)
                .filter(Happening.StepEnded.class::isInstance)
                .map(Happening.StepEnded.class::cast)
                .filter(step ->
                        step.verdict().equals("failed") || step.verdict().equals("broken"))
                .findFirst();
        about.put("name", EventNodes.text(scenario.started().name()));
        about.put("place", EventNodes.text(scenario.place()));
        ArrayNode tags = about.putArray("tags");
        scenario.started().tags().forEach(tag -> tags.add(EventNodes.text(tag)));
        about.put(
                "verdict",
                ended.map(Happening.ScenarioEnded::verdict)
                        .or(() -> wrong.map(Happening.StepEnded::verdict))
                        .orElse("unfinished"));
        about.put(
                "message",
                EventNodes.lines(ended.map(Happening.ScenarioEnded::message)
                        .or(() -> wrong.map(Happening.StepEnded::message))
                        .orElse("")));
        about.put("duration", at(end()));
        scenario.run().ifPresent(run -> {
            about.put("began", EventNodes.text(run.began()));
            about.put("bench", EventNodes.text(run.bench()));
            about.put("command", EventNodes.text(run.command() + " " + scenario.asked()));
        });
    }

    private void steps(ArrayNode steps) {
        Optional<ObjectNode> open = Optional.empty();
        for (Event event : scenario.events()) {
            if (event.what() instanceof Happening.StepStarted started) {
                open.ifPresent(step -> step.put("to", at(event.at())).put("verdict", "unfinished"));
                open = Optional.of(steps.addObject()
                        .put("text", EventNodes.text(started.text()))
                        .put("from", at(event.at())));
            } else if (event.what() instanceof Happening.StepEnded ended) {
                open.ifPresent(step -> {
                    step.put("to", at(event.at())).put("verdict", ended.verdict());
                    if (!ended.message().isEmpty()) {
                        step.put("message", EventNodes.lines(ended.message()));
                    }
                });
                open = Optional.empty();
            }
        }
        open.ifPresent(step -> step.put("to", at(end())).put("verdict", "unfinished"));
    }

    private Map<String, Happening.TerminalTaken> terminals() {
        Map<String, Happening.TerminalTaken> terminals = new LinkedHashMap<>();
        scenario.events().stream()
                .map(Event::what)
                .filter(Happening.TerminalTaken.class::isInstance)
                .map(Happening.TerminalTaken.class::cast)
                .forEach(taken -> terminals.put(taken.terminal(), taken));
        ArrayNode told = document.putArray("terminals");
        terminals
                .values()
                .forEach(taken -> told.addObject()
                        .put("name", EventNodes.text(taken.terminal()))
                        .put("number", EventNodes.text(taken.number()))
                        .put("model", EventNodes.text(taken.model()))
                        .put("versions", EventNodes.text(taken.versions())));
        return terminals;
    }

    private static Map<String, String> names(Map<String, Happening.TerminalTaken> terminals) {
        Map<String, String> names = new LinkedHashMap<>();
        terminals.values().forEach(taken -> names.put(taken.number(), taken.terminal()));
        return names;
    }

    private Duration end() {
        List<Event> events = scenario.events();
        return events.getLast().at();
    }

    // What came over the line and what it made is told when it has been understood, but it is a consequence of what
    // lies
    // before its first byte.
    private static Duration happened(Event event) {
        return switch (event.what()) {
            case Happening.ScreenShown screen -> screen.first();
            case Happening.DisplayRead read -> read.first();
            default -> event.at();
        };
    }

    private double at(Duration time) {
        return Math.round(time.minus(start).toNanos() / 100_000.0) / 10.0;
    }
}
