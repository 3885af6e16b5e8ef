package org.posrig.relay;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOAlreadyExistsException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.posrig.fault.RigFault;

/**
 * Relays on the lines of a {@link Pi4jGpio}, one line for each. Every line is requested at the level at which its contact is open, and goes back
 * to it at the end: Pi4J's own choice would be low, which is a press on a board that closes at low.
 */
public final class Pi4jBoard implements RelayBoard {

    private final String name;
    private final Context context;
    private final DigitalState closedState;
    private final DigitalState openState;
    private final Channels<DigitalOutput> outputs;
    private final List<BiConsumer<String, Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Failures listenerFailures = new Failures();
    private boolean closed;

    Pi4jBoard(String name, Context context, String provider, Map<String, Integer> lines, ActiveLevel active) {
        this.name = name;
        this.context = context;
        this.closedState = active == ActiveLevel.LOW ? DigitalState.LOW : DigitalState.HIGH;
        this.openState = active == ActiveLevel.LOW ? DigitalState.HIGH : DigitalState.LOW;
        Map<String, DigitalOutput> had = new LinkedHashMap<>();
        try {
            lines.forEach((channel, line) -> had.put(channel, output(provider, channel, line)));
        } catch (RigFault fault) {
            had.values().forEach(output -> context.shutdown(output.id()));
            throw fault;
        }
        this.outputs = new Channels<>(name, had);
    }

    /**
     * Tells channel and whether it is closed at every change of a line, as Pi4J reports it, on the thread that moved the line, in order. What a
     * listener throws comes out of the call that moved the line.
     */
    public void onChange(BiConsumer<String, Boolean> listener) {
        listeners.add(listener);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> channels() {
        return outputs.names();
    }

    @Override
    public void set(String channel, boolean closing) {
        DigitalOutput output = outputs.of(channel);
        lock.lock();
        try {
            if (closed) {
                throw outputs.closed();
            }
            move(channel, output, closing);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void safe() {
        lock.lock();
        try {
            if (!closed) {
                Failures failures = new Failures();
                outputs.forEach((channel, output) -> failures.attempt(() -> move(channel, output, false)));
                failures.throwAny();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            Failures failures = new Failures();
            failures.attempt(this::safe);
            closed = true;
            outputs.values().forEach(output -> failures.attempt(() -> context.shutdown(output.id())));
            failures.throwAny();
        } finally {
            lock.unlock();
        }
    }

    /** For each channel whether its line is high, as Pi4J has it. */
    Map<String, Boolean> highLines() {
        Map<String, Boolean> high = new LinkedHashMap<>();
        outputs.forEach((channel, output) -> high.put(channel, output.isHigh()));
        return high;
    }

    private void move(String channel, DigitalOutput output, boolean closing) {
        listenerFailures = new Failures();
        try {
            output.state(closing ? closedState : openState);
        } catch (Pi4JException | IllegalStateException e) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "Channel '" + channel + "' of relay board " + name + " does not obey.",
                    "Check the board's supply and wiring, then run the doctor.",
                    e);
        }
        listenerFailures.throwAny();
    }

    private DigitalOutput output(String provider, String channel, int line) {
        try {
            DigitalOutput output = context.create(DigitalOutput.newConfigBuilder(context)
                    .id(name + "/" + channel)
                    .name(channel)
                    .address(line)
                    .initial(openState)
                    .shutdown(openState)
                    .provider(provider)
                    .build());
            // Pi4J logs and drops what a listener throws, so it is kept for the caller.
            output.addListener(event -> listeners.forEach(listener ->
                    listenerFailures.attempt(() -> listener.accept(channel, event.state() == closedState))));
            return output;
        } catch (IOAlreadyExistsException e) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "Line " + line + " for channel '" + channel + "' of relay board " + name
                            + " is taken by another channel.",
                    "Give each channel a line of its own.",
                    e);
        } catch (IllegalStateException | LinkageError e) {
            throw Pi4jGpio.noChip(e);
        } catch (RuntimeException e) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "Line " + line + " for channel '" + channel + "' of relay board " + name + " could not be had.",
                    "See whether another program holds it and whether this user is of the group gpio.",
                    e);
        }
    }
}
