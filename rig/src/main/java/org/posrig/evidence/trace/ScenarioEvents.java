package org.posrig.evidence.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

/**
 * The events of one scenario.
 *
 * @param run the run it belongs to, where that is known
 * @param events from its start on, in the order in which they were told
 */
public record ScenarioEvents(Optional<Happening.RunStarted> run, List<Event> events) {

    public ScenarioEvents {
        events = List.copyOf(events);
    }

    /** How it began. */
    public Happening.ScenarioStarted started() {
        return (Happening.ScenarioStarted) events.getFirst().what();
    }

    /** How it ended; empty where the run was killed before. */
    public Optional<Happening.ScenarioEnded> ended() {
        return events.getLast().what() instanceof Happening.ScenarioEnded end ? Optional.of(end) : Optional.empty();
    }

    /** {@code features/wrong-pin/x.feature:12}: from posrig's folder, where it lies in it. */
    public String place() {
        String place = started().place();
        String home = run.map(known -> known.home() + "/").orElse("");
        return !home.isEmpty() && place.startsWith(home) ? place.substring(home.length()) : place;
    }

    /** The same in the words of a command: {@code features/wrong-pin/x.feature:12 --model MODEL} where it runs once on each model. */
    String asked() {
        return place().replaceFirst("(:\\d+)@(.+)$", "$1 --model $2");
    }

    /** All scenarios of a run, in the order in which they began. */
    public static List<ScenarioEvents> of(List<Event> events) {
        Optional<Happening.RunStarted> run = events.stream()
                .map(Event::what)
                .filter(Happening.RunStarted.class::isInstance)
                .map(Happening.RunStarted.class::cast)
                .findFirst();
        Map<String, List<Event>> open = new LinkedHashMap<>();
        List<List<Event>> all = new ArrayList<>();
        for (Event event : events) {
            if (event.what() instanceof Happening.ScenarioStarted) {
                List<Event> begun = new ArrayList<>();
                open.put(event.lane(), begun);
                all.add(begun);
            }
            Optional.ofNullable(open.get(event.lane()))
                    .filter(scenario -> belongs(event))
                    .ifPresent(scenario -> scenario.add(event));
            if (event.what() instanceof Happening.ScenarioEnded) {
                open.remove(event.lane());
            }
        }
        return all.stream().map(own -> new ScenarioEvents(run, own)).toList();
    }

    /** Whether an event of a scenario's lane is the scenario's: without a lane it stands among what is nobody's. */
    public static boolean belongs(Event event) {
        return !event.lane().isEmpty()
                || event.what() instanceof Happening.ScenarioStarted
                || event.what() instanceof Happening.ScenarioEnded
                || event.what() instanceof Happening.StepStarted
                || event.what() instanceof Happening.StepEnded;
    }
}
