package org.posrig.host.script;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The rules of a lane and the states of its scenarios. For each message rules are asked by priority, then in the order in which they
 * were laid down; several may befall one message as long as no two have a say in the same: one decides, one treats the reply, one
 * sets what the header requires. Safe for use by several threads.
 */
public final class Rules {

    private static final int REMEMBERED = 500;

    private static final class Standing {
        private final Rule rule;
        private int used;

        private Standing(Rule rule) {
            this.rule = rule;
        }

        private boolean waits() {
            return rule.times() > 0 || used == 0;
        }

        private boolean usedUp() {
            return rule.times() > 0 && used >= rule.times();
        }
    }

    private final List<Standing> rules = new ArrayList<>();
    private final Map<String, String> states = new HashMap<>();
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private long arrived;

    /** Lays a rule down; it holds from the next message on. */
    public synchronized void add(Rule rule) {
        rules.add(new Standing(rule));
        rules.sort(Comparator.comparingInt(standing -> standing.rule.priority()));
    }

    public synchronized void addAll(List<Rule> more) {
        more.forEach(this::add);
    }

    /** What is to be done with a message; uses up the rules that say so and moves their scenarios on. */
    public synchronized Action meet(Facts facts) {
        Map<String, String> before = Map.copyOf(states);
        Set<Aspect> taken = EnumSet.noneOf(Aspect.class);
        List<String> befallen = new ArrayList<>();
        Action action = Action.NONE;
        for (Standing standing : rules) {
            Set<Aspect> aspects = standing.rule.action().aspects();
            if (!standing.usedUp()
                    && aspects.stream().noneMatch(taken::contains)
                    && standing.rule.criteria(facts, before).stream().allMatch(Criterion::met)) {
                standing.used++;
                taken.addAll(aspects);
                befallen.add(standing.rule.name());
                action = action.and(standing.rule.action());
                standing.rule.stage().ifPresent(this::moveOn);
            }
        }
        remember(new Arrival(++arrived, facts, before, List.copyOf(befallen)));
        rules.removeIf(Standing::usedUp);
        notifyAll();
        return action;
    }

    /** The state of a scenario, {@link Stage#BEGINNING} where nothing has moved it. */
    public synchronized String state(String scenario) {
        return states.getOrDefault(scenario, Stage.BEGINNING);
    }

    public synchronized void putState(String scenario, String state) {
        states.put(scenario, state);
    }

    /** Rules that were laid down for a number of messages and are not used up, and those for any number that have met none. */
    public synchronized List<Rule> waiting() {
        return rules.stream()
                .filter(Standing::waits)
                .map(standing -> standing.rule)
                .toList();
    }

    /** For each rule that still waits: the nearest message and what kept it from matching. Empty when none waits. */
    public synchronized List<String> unmet() {
        NearMiss nearMiss = new NearMiss(arrivals);
        return waiting().stream().map(nearMiss::of).toList();
    }

    /** How many messages that came fit. */
    public synchronized long count(Match match) {
        return arrivals.stream().filter(arrival -> match.fits(arrival.facts())).count();
    }

    /**
     * Why no message fits that has come or comes in time; empty when one does.
     *
     * @param expected in words, such as {@code a sale of 12.00}
     */
    public synchronized Optional<String> missing(Match match, String expected, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        try {
            for (long left = within.toMillis();
                    left > 0 && count(match) == 0;
                    left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return missing(match, expected);
    }

    /** Why no message that has come fits; empty when one does. */
    public synchronized Optional<String> missing(Match match, String expected) {
        return count(match) > 0 ? Optional.empty() : Optional.of(new NearMiss(arrivals).of(match, expected));
    }

    private void moveOn(Stage stage) {
        stage.next().ifPresent(next -> states.put(stage.scenario(), next));
    }

    private void remember(Arrival arrival) {
        arrivals.addLast(arrival);
        if (arrivals.size() > REMEMBERED) {
            arrivals.removeFirst();
        }
    }
}
