package org.posrig.evidence;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

/**
 * A scenario's events on its own clock, in the order in which they happened. That is not quite the order in which they were told: a
 * screen is told when its last byte has been understood, but it is a consequence of what lies before its first byte.
 *
 * @param scenario the scenario's name, or empty when its start is not among the events
 */
record Story(String scenario, List<Moment> moments) {

    Story {
        moments = List.copyOf(moments);
    }

    static Story of(List<Event> events) {
        Optional<Event> started = events.stream()
                .filter(event -> event.what() instanceof Happening.ScenarioStarted)
                .findFirst();
        Duration start = started.orElse(events.getFirst()).at();
        String name = started.map(event -> ((Happening.ScenarioStarted) event.what()).name())
                .orElse("");
        return new Story(
                name,
                events.stream()
                        .sorted(Comparator.comparingLong(Event::number))
                        .map(event -> new Moment(happened(event).minus(start), event.what()))
                        .sorted(Comparator.comparing(Moment::since))
                        .toList());
    }

    /** The terminals whose screens, keys, cards or power are told of, in order of appearance. */
    List<String> terminals() {
        return moments.stream()
                .flatMap(moment -> terminal(moment.what()).stream())
                .distinct()
                .toList();
    }

    private static Duration happened(Event event) {
        return event.what() instanceof Happening.ScreenShown screen ? screen.first() : event.at();
    }

    private static Optional<String> terminal(Happening what) {
        return switch (what) {
            case Happening.ScreenShown screen -> Optional.of(screen.terminal());
            case Happening.KeyMoved key -> Optional.of(key.terminal());
            case Happening.CardMoved card -> Optional.of(card.terminal());
            case Happening.PowerMoved power -> Optional.of(power.terminal());
            default -> Optional.empty();
        };
    }
}
