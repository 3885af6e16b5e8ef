package org.posrig.relay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.timeline.Timeline;

/**
 * The sense inputs of a bench, by which the rig sees what really happened: a contact that closed, a lamp, a buzzer. One thread reads them all,
 * again and again; a bench without any has no such thread.
 *
 * <p>They are read and not listened to, because edge events do not come through on every Pi, nor in every emulation of its lines, and an input
 * that says nothing looks just like one that does not move. What lasts for less than the time between two readings may be missed.
 */
public final class Senses implements AutoCloseable {

    /** The time from one reading to the next: a fifth of the shortest hold in use, and next to nothing for the machine. */
    private static final long EVERY_MILLIS = 5;

    private final RelayBoards boards;
    private final Map<String, List<TerminalSenses.Input>> inputs = new LinkedHashMap<>();
    private final List<TerminalSenses> watched = new CopyOnWriteArrayList<>();
    private Optional<ScheduledExecutorService> reading = Optional.empty();

    /** @param boards those whose lines are read; closed after this is */
    public Senses(RelayBoards boards) {
        this.boards = boards;
    }

    /**
     * Requests a sense's line as an input, once its board is open.
     *
     * @throws RigFault when the line is not there or taken
     */
    public synchronized void open(SenseDescription sense) {
        inputs.computeIfAbsent(sense.terminal(), unused -> new ArrayList<>()).add(boards.input(sense));
    }

    /**
     * Begins to watch a terminal's senses; empty where it has none.
     *
     * @param lane the lane whose scenario has the terminal at the moment
     */
    public synchronized Optional<TerminalSenses> watch(String terminal, Timeline timeline, Supplier<String> lane) {
        if (!inputs.containsKey(terminal)) {
            return Optional.empty();
        }
        TerminalSenses senses = new TerminalSenses(terminal, inputs.get(terminal), timeline, lane);
        watched.add(senses);
        if (reading.isEmpty()) {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("senses").factory());
            thread.scheduleWithFixedDelay(this::read, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            reading = Optional.of(thread);
        }
        return Optional.of(senses);
    }

    /** Reads no more; the lines themselves are let go with their boards. */
    @Override
    public synchronized void close() {
        watched.clear();
        reading.ifPresent(ScheduledExecutorService::close);
        reading = Optional.empty();
    }

    private void read() {
        watched.forEach(TerminalSenses::read);
    }
}
