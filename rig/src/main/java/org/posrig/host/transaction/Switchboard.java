package org.posrig.host.transaction;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jpos.util.NameRegistrar;
import org.posrig.fault.RigFault;
import org.posrig.host.message.Evidence;
import org.posrig.host.message.HostInterface;
import org.posrig.host.message.ResponseCodes;
import org.posrig.host.message.Unreadable;
import org.posrig.host.terminal.TerminalFile;
import org.posrig.host.terminal.TerminalMemories;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * Where jPOS's participants find the living acquirer: lanes by terminal number, terminals and their memories, the timeline. Known to
 * jPOS's name registrar while the acquirer is up; there is one at a time.
 */
public final class Switchboard {

    private static final String NAME = "posrig.acquirer";
    private static final long AWAKE_NS = 200_000;

    private final TerminalFile terminals;
    private final TerminalMemories memories;
    private final Timeline timeline;
    private final ResponseCodes codes;
    private final Evidence evidence;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong counter = new AtomicLong();
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("posrig-late-replies").factory());
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();

    public Switchboard(TerminalFile terminals, TerminalMemories memories, Timeline timeline, HostInterface wire) {
        this.terminals = terminals;
        this.memories = memories;
        this.timeline = timeline;
        this.codes = wire.codes();
        this.evidence = new Evidence(wire.codes(), wire.fieldNames());
    }

    /**
     * Makes this the living one.
     *
     * @throws RigFault when there is one already
     */
    public synchronized void connect() {
        if (NameRegistrar.getIfExists(NAME) != null) {
            throw new RigFault(
                    RigFault.Cause.HOST,
                    "An acquirer is running in this process already.",
                    "Close it first, or start the second one in a process of its own.");
        }
        NameRegistrar.register(NAME, this);
        Unreadable.register((connection, why) -> publish(
                Optional.empty(),
                new Happening.Note(
                        "Connection " + connection + " sent what is no message and is closed: " + why + ".")));
    }

    public void disconnect() {
        NameRegistrar.unregister(NAME);
        schedule.shutdownNow();
        Unreadable.unregister();
    }

    static Switchboard living() {
        Switchboard living = NameRegistrar.getIfExists(NAME);
        if (living == null) {
            throw new IllegalStateException("The acquirer is closing.");
        }
        return living;
    }

    /**
     * Adds a lane.
     *
     * @throws RigFault when one of its terminals is in another open lane
     */
    public synchronized void open(Lane lane) {
        for (String number : lane.terminalNumbers()) {
            lane(number).ifPresent(other -> {
                throw new RigFault(
                        RigFault.Cause.HOST,
                        "Terminal " + number + " is in the open lane '" + other.name() + "' already.",
                        "Close that lane before '" + lane.name() + "' is opened.");
            });
        }
        lanes.add(lane);
    }

    public void close(Lane lane) {
        lanes.removeIf(open -> open == lane);
    }

    public Collection<Lane> lanes() {
        return lanes;
    }

    Optional<Lane> lane(String terminalNumber) {
        return lanes.stream()
                .filter(lane -> lane.terminalNumbers().contains(terminalNumber))
                .findFirst();
    }

    TerminalFile terminals() {
        return terminals;
    }

    TerminalMemories memories() {
        return memories;
    }

    Evidence evidence() {
        return evidence;
    }

    /** Whether a call's answer means that its payment goes through, by the acquirer's table of codes. */
    boolean approves(Call call) {
        return codes.approval(call.code());
    }

    SecureRandom random() {
        return random;
    }

    /** Runs something later, on a thread of its own, so that one that is held up holds nobody else up. */
    void after(Duration delay, Runnable task) {
        long due = System.nanoTime() + delay.toNanos();
        schedule.schedule(
                () -> {
                    // A sleeper is woken a tenth of a millisecond late or more, so this one is up before and waits
                    // awake.
                    while (due - System.nanoTime() > 0) {
                        Thread.onSpinWait();
                    }
                    Thread.ofVirtual().start(task);
                },
                Math.max(0, delay.toNanos() - AWAKE_NS),
                TimeUnit.NANOSECONDS);
    }

    /** Refuses a lane's terminals for a while, unless the lane ends before. */
    void refuse(Lane lane, Duration time) {
        // Shutting waits for whoever is at the doors, and this may be called by one of them.
        after(Duration.ZERO, () -> lane.network().refuseConnections(true));
        after(time, () -> {
            if (lanes.contains(lane)) {
                lane.network().refuseConnections(false);
            }
        });
    }

    /** Rises with every reply. */
    long nextReference() {
        return counter.incrementAndGet();
    }

    void publish(Optional<Lane> lane, Happening what) {
        timeline.publish(lane.map(Lane::name).orElse(""), what);
    }
}
