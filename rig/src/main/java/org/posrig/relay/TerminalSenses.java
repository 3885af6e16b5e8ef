package org.posrig.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.terminal.SenseInputs;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * The senses of one terminal as they were read last, every change on the timeline.
 *
 * <p>During a secret entry no change of any sense of its terminal is kept or told, whatever the sense is called, since a wire may lie across any
 * contact: from before the first secret key until the next open one. Then what stands otherwise than before is told, and of a sense that is
 * called after a digit nothing before it has been seen as it was before the entry. A contact that sticks gives no digit away either.
 */
public final class TerminalSenses implements SenseInputs {

    private static final int KEPT = 8;

    /** An input's line: what it is, and whether it is on at the moment. */
    record Input(SenseDescription what, BooleanSupplier on) {}

    private static final class Sense {

        private final Input input;
        private final Deque<Change> changes = new ArrayDeque<>();
        private boolean on;
        private boolean told;
        private boolean heldBack;
        private Optional<RigFault> fault = Optional.empty();

        private Sense(Input input) {
            this.input = input;
        }

        private boolean digit() {
            return input.what().name().matches("[0-9]");
        }
    }

    private final String terminal;
    private final Timeline timeline;
    private final Supplier<String> lane;
    private final Map<String, Sense> senses = new TreeMap<>();
    private final Duration watchedFrom;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition read = lock.newCondition();
    private boolean secret;
    private Duration actionBegan = Duration.ZERO;

    TerminalSenses(String terminal, List<Input> inputs, Timeline timeline, Supplier<String> lane) {
        this.terminal = terminal;
        this.timeline = timeline;
        this.lane = lane;
        this.watchedFrom = timeline.now();
        for (Input input : inputs) {
            Sense sense = new Sense(input);
            take(sense);
            sense.told = sense.on;
            senses.put(input.what().name(), sense);
        }
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(senses.keySet());
    }

    @Override
    public boolean isOn(String name) {
        return locked(() -> sound(name).on);
    }

    @Override
    public boolean await(String name, boolean on, Duration deadline) {
        long left = deadline.toNanos();
        lock.lock();
        try {
            while (!is(sound(name), on)) {
                if (left <= 0) {
                    return false;
                }
                left = read.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Change> changes(String name) {
        return locked(() -> List.copyOf(sound(name).changes));
    }

    @Override
    public Duration watchedFrom() {
        return watchedFrom;
    }

    @Override
    public void actionBegins() {
        locked(() -> actionBegan = timeline.now());
    }

    /** A key is about to be pressed: a secret one, or one that ends a secret entry. */
    void keyFollows(boolean ofSecret) {
        locked(() -> {
            secret = ofSecret;
            senses.values().forEach(sense -> sense.heldBack |= ofSecret && sense.digit());
            return secret;
        });
    }

    /** Looks at every line once. */
    void read() {
        locked(() -> {
            senses.values().forEach(this::look);
            read.signalAll();
            return secret;
        });
    }

    private void look(Sense sense) {
        take(sense);
        if (secret || sense.heldBack && sense.on != sense.told) {
            return;
        }
        sense.heldBack = false;
        if (sense.on != sense.told) {
            sense.told = sense.on;
            if (sense.changes.size() == KEPT) {
                sense.changes.removeFirst();
            }
            sense.changes.addLast(new Change(timeline.now(), sense.on));
            timeline.publish(
                    lane.get(),
                    new Happening.SenseMoved(terminal, sense.input.what().name(), sense.on));
        }
    }

    private void take(Sense sense) {
        try {
            sense.on = sense.input.on().getAsBoolean();
            sense.fault = Optional.empty();
        } catch (RuntimeException e) {
            sense.fault = Optional.of(unreadable(sense.input.what(), e));
        }
    }

    private boolean is(Sense sense, boolean on) {
        return sense.on == on
                || sense.changes.stream()
                        .anyMatch(change -> change.on() == on && change.at().compareTo(actionBegan) >= 0);
    }

    private Sense sound(String name) {
        Sense sense = senses.get(name);
        if (sense == null) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "There is no sense '" + name + "' at terminal " + terminal + ".",
                    "Its senses are " + Contacts.listed(senses.keySet()) + ".");
        }
        sense.fault.ifPresent(fault -> {
            throw fault;
        });
        return sense;
    }

    private static RigFault unreadable(SenseDescription sense, RuntimeException cause) {
        return new RigFault(
                RigFault.Cause.RELAY_BOARD,
                "The sense '" + sense.name() + "' of terminal " + sense.terminal() + ", line " + sense.line()
                        + " of board " + sense.board() + ", cannot be read.",
                "See whether another program has taken the line, then run the doctor.",
                cause);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
