package org.posrig.run.outcome;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.posrig.bench.Lane;
import org.posrig.run.Verdict;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

/** Keeps what becomes of each scenario of a run, as the timeline tells it. Safe for use by many threads. */
public final class RunLog {

    /** How a note on the timeline begins that tells of a moved clock. */
    private static final String CLOCK = "Clock moved: ";

    private record Running(Instant began, Duration at, Set<String> terminals, List<String> clocks) {}

    /** What is known of a terminal beside its name; set as soon as the bench is open. */
    public interface Terminals extends Function<String, Attempt.Ran> {}

    private final KnownIssues known;
    private final Map<Place, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<String, Place> lanes = new HashMap<>();
    private final Map<Place, Running> running = new HashMap<>();
    private final Map<Place, Integer> settled = new HashMap<>();
    private final List<Consumer<Outcome>> readers = new ArrayList<>();
    private Terminals terminals = name -> new Attempt.Ran(name, "", "");

    /** @param planned every scenario of the run, with the attempts that it has had before the run was gone on with */
    public RunLog(Collection<Outcome> planned, KnownIssues known) {
        this.known = known;
        for (Outcome outcome : planned) {
            outcomes.put(outcome.place(), outcome);
            settled.put(outcome.place(), outcome.attempts().size());
        }
    }

    public synchronized void on(Terminals bench) {
        terminals = bench;
    }

    /** Tells of every scenario as it begins and as it ends. */
    public synchronized void tellTo(Consumer<Outcome> reader) {
        readers.add(reader);
    }

    /** All scenarios, in the order of the selection. */
    public synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    public synchronized Optional<Outcome> of(Place place) {
        return Optional.ofNullable(outcomes.get(place));
    }

    /** How many scenarios have that verdict now. */
    public synchronized int count(Verdict verdict) {
        return (int) outcomes.values().stream()
                .filter(outcome -> outcome.verdict().filter(verdict::equals).isPresent())
                .count();
    }

    /** Takes in an event of the run's timeline. */
    public synchronized void take(Event event) {
        switch (event.what()) {
            case Happening.ScenarioStarted started -> {
                Place place = Place.of(started.place());
                lanes.put(event.lane(), place);
                running.put(place, new Running(Instant.now(), event.at(), new LinkedHashSet<>(), new ArrayList<>()));
                keep(
                        place,
                        outcome -> new Outcome(
                                place, outcome.feature(), outcome.name(), outcome.tags(), outcome.attempts(), true));
            }
            case Happening.TerminalTaken taken -> ranOn(event, taken.terminal());
            case Happening.KeyMoved key -> ranOn(event, key.terminal());
            case Happening.CardMoved card -> ranOn(event, card.terminal());
            case Happening.ScreenShown screen -> ranOn(event, screen.terminal());
            case Happening.LineMoved line -> ranOn(event, line.terminal());
            case Happening.Note note
            when note.text().startsWith(CLOCK) ->
                running(event).ifPresent(now -> now.clocks().add(note.text().substring(CLOCK.length())));
            case Happening.Note note
            when note.text().startsWith(Lane.GIVEN_UP) ->
                running(event)
                        .ifPresent(now ->
                                now.terminals().removeIf(name -> note.text().startsWith(Lane.GIVEN_UP + name + ":")));
            case Happening.ScenarioEnded ended -> ended(event, ended);
            default -> {
                // Nothing that a verdict is told with.
            }
        }
    }

    /**
     * Says what JUnit makes of a scenario, which has the last word: what goes wrong around a scenario is known to it alone.
     *
     * @return what is known now
     */
    public synchronized Outcome settle(Outcome found, Verdict verdict, String cause, String message) {
        if (verdict == Verdict.SKIPPED && redStands(found.place(), message)) {
            return outcomes.get(found.place());
        }
        int number = settled.merge(found.place(), 1, Integer::sum);
        Optional<Attempt> last = of(found.place())
                .filter(outcome -> outcome.attempts().size() >= number)
                .flatMap(Outcome::last);
        if (last.filter(attempt -> attempt.verdict() == verdict).isEmpty()) {
            Running now = running.remove(found.place());
            List<Attempt> attempts =
                    new ArrayList<>(of(found.place()).map(Outcome::attempts).orElse(List.of()));
            last.ifPresent(attempts::remove);
            attempts.add(new Attempt(
                    attempts.size() + 1,
                    verdict,
                    cause,
                    message,
                    last.map(Attempt::began).orElse(now == null ? Instant.now() : now.began()),
                    last.map(Attempt::took).orElse(Duration.ZERO),
                    last.map(Attempt::terminals).orElse(now == null ? List.of() : ran(now)),
                    last.map(Attempt::clocks).orElse(now == null ? List.of() : now.clocks()),
                    Optional.empty()));
            outcomes.putIfAbsent(found.place(), found);
            try {
                keep(found.place(), outcome -> ended(outcome, attempts));
            } catch (UncheckedIOException e) {
                // A disk that keeps this no more keeps the timeline no more either, which tells of it.
            }
        }
        return outcomes.get(found.place());
    }

    private void ended(Event event, Happening.ScenarioEnded ended) {
        lanes.remove(event.lane());
        if (ended.place().isEmpty()) {
            return;
        }
        Place place = Place.of(ended.place());
        Running now = running.remove(place);
        if (now == null) {
            return;
        }
        if (ended.verdict().equals(Verdict.SKIPPED.word()) && redStands(place, ended.message())) {
            keep(place, outcome -> ended(outcome, outcome.attempts()));
            return;
        }
        keep(place, outcome -> {
            List<Attempt> attempts = new ArrayList<>(outcome.attempts());
            Attempt attempt = new Attempt(
                    attempts.size() + 1,
                    Verdict.valueOf(ended.verdict().toUpperCase(Locale.ROOT)),
                    ended.cause(),
                    ended.message(),
                    now.began(),
                    event.at().minus(now.at()),
                    ran(now),
                    now.clocks(),
                    Optional.empty());
            attempts.add(known.explaining(outcome.name(), outcome.tags(), attempt)
                    .map(attempt::explained)
                    .orElse(attempt));
            return ended(outcome, attempts);
        });
    }

    // The end of the run, or a terminal that is out of service by now, has cut off the retry. Attempts that were all
    // cut short have shown nothing, so that a
    // bench which cannot run the scenario at all has the last word; a run that had to end has not.
    private boolean redStands(Place place, String skipped) {
        return of(place)
                .filter(Outcome::red)
                .filter(outcome -> outcome.entire() > 0 || skipped.startsWith(Outcome.NOT_RUN))
                .isPresent();
    }

    private static Outcome ended(Outcome outcome, List<Attempt> attempts) {
        return new Outcome(outcome.place(), outcome.feature(), outcome.name(), outcome.tags(), attempts, false);
    }

    private List<Attempt.Ran> ran(Running now) {
        return now.terminals().stream().map(terminals).toList();
    }

    private void ranOn(Event event, String terminal) {
        running(event).ifPresent(now -> now.terminals().add(terminal));
    }

    private Optional<Running> running(Event event) {
        return Optional.ofNullable(lanes.get(event.lane())).map(running::get);
    }

    private void keep(Place place, Function<Outcome, Outcome> change) {
        Outcome changed = outcomes.computeIfPresent(place, (unused, outcome) -> change.apply(outcome));
        if (changed != null) {
            readers.forEach(reader -> reader.accept(changed));
        }
    }
}
