package org.posrig.host;

import io.micrometer.core.instrument.Metrics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jpos.q2.Q2;
import org.jpos.space.SpaceFactory;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;
import org.posrig.host.issuer.Issuer;
import org.posrig.host.issuer.SteadyTime;
import org.posrig.host.issuer.Wallets;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.Journal;
import org.posrig.host.journal.JournalFile;
import org.posrig.host.journal.SaleKey;
import org.posrig.host.message.FieldFormats;
import org.posrig.host.metrics.RigFigures;
import org.posrig.host.network.TerminalLine;
import org.posrig.host.script.Network;
import org.posrig.host.script.Overrides;
import org.posrig.host.script.Rules;
import org.posrig.host.service.CustomerService;
import org.posrig.host.service.ServiceDoor;
import org.posrig.host.terminal.BatchTotals;
import org.posrig.host.terminal.Parameters;
import org.posrig.host.terminal.TerminalMemories;
import org.posrig.host.terminal.TerminalMemory;
import org.posrig.host.transaction.Lane;
import org.posrig.host.transaction.Lateness;
import org.posrig.host.transaction.Switchboard;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * The mock acquirer of this process: jPOS behind one TCP port for all terminals, and lanes that keep scenarios apart by terminal number.
 * Terminals in no open lane are answered 97. There can be one at a time.
 */
public final class AcquirerHost implements AutoCloseable {

    private static final long READY_WITHIN_MS = 60_000;

    private final HostConfig config;
    private final Timeline timeline;
    private final TerminalMemories memories;
    private final Switchboard switchboard;
    private final Doors doors;
    private final Lines lines;
    private final JournalFile journalFile;
    private final Q2 q2;
    private final SideDoors sideDoors;
    private final String space;
    private final Map<SaleKey, Booking> earlier = new ConcurrentHashMap<>();

    private AcquirerHost(
            HostConfig config,
            Timeline timeline,
            TerminalMemories memories,
            Switchboard switchboard,
            Doors doors,
            Lines lines,
            JournalFile journalFile,
            Q2 q2,
            String space) {
        this.config = config;
        this.timeline = timeline;
        this.memories = memories;
        this.switchboard = switchboard;
        this.doors = doors;
        this.lines = lines;
        this.journalFile = journalFile;
        this.q2 = q2;
        this.sideDoors = new SideDoors(switchboard, q2, timeline.secrets());
        this.space = space;
    }

    /**
     * Starts the acquirer and returns when its ports are served.
     *
     * @param timeline where every message shows, and whose secrets learn the cards' numbers, their PINs and the keys
     * @param workDirectory where the descriptors jPOS runs are written, in the folder {@code acquirer}
     * @throws RigFault when a port is taken, another acquirer runs in this process, or a file cannot be read or written
     */
    public static AcquirerHost start(HostConfig config, Timeline timeline, Path workDirectory) {
        JposLicence.warmUp();
        HostSecrets.hide(config, timeline.secrets());
        TerminalMemories memories = new TerminalMemories(config.terminals(), config.keys(), config.stateDirectory());
        Switchboard switchboard = new Switchboard(config.terminals(), memories, timeline, config.wire());
        switchboard.connect();
        Doors doors = null;
        Q2 q2 = null;
        String space = "posrig-" + UUID.randomUUID();
        try {
            doors = new Doors(
                    config.bindAddress(), config.port(), config.ownPorts().keySet());
            Path folder =
                    new DeployFolder(workDirectory.resolve("acquirer")).write(space, doors.ports(), config.wire());
            q2 = new Q2(new String[] {"-d", folder.toString(), "-Ns", "-Nd", "-Nf", "-Nh"});
            q2.start();
            if (!q2.ready(READY_WITHIN_MS)) {
                throw new RigFault(
                        RigFault.Cause.HOST,
                        "jPOS has not started in a minute.",
                        "Look for errors of org.posrig.host.jpos in the log.");
            }
            doors.awaitServed();
            timeline.publish("", new Happening.Note("The acquirer listens on port " + doors.port() + "."));
            Lines lines = new Lines(config.bindAddress(), config.ownPorts(), doors::portFor);
            JournalFile journal = JournalFile.keep(timeline, workDirectory.resolve("journal.jsonl"));
            return new AcquirerHost(config, timeline, memories, switchboard, doors, lines, journal, q2, space);
        } catch (RuntimeException e) {
            end(doors, q2, space, switchboard);
            throw e;
        }
    }

    /** The port all terminals may use. */
    public int port() {
        return doors.port();
    }

    /**
     * Where a terminal connects: the near end of its own line where {@link HostConfig#ownPorts} names it, else {@link #port()}.
     */
    public int portFor(String terminalNumber) {
        return lines.line(terminalNumber).map(TerminalLine::port).orElseGet(doors::port);
    }

    /**
     * Customer service and merchant platform over HTTP on 127.0.0.1, opened when first asked for.
     *
     * @param port TCP port, 0 for any free one; who asks later gets the door that is open
     * @throws RigFault when the port is taken
     */
    public ServiceDoor serviceDoor(int port) {
        return sideDoors.service(port);
    }

    /**
     * Serves jPOS's metrics for Prometheus at {@code /metrics}, from now on.
     *
     * @param bindAddress the address to listen on; whoever reaches it may read them
     * @param port TCP port, 0 for any free one
     * @return the port
     * @throws RigFault when it cannot listen there
     */
    public int serveMetrics(String bindAddress, int port) {
        return sideDoors.metrics(bindAddress, port);
    }

    /** The same on 127.0.0.1 alone, with what the timeline and a rig tell. */
    public int serveMetrics(int port, RigFigures rig) {
        sideDoors.count(timeline, rig);
        return serveMetrics("127.0.0.1", port);
    }

    /** Whether the acquirer holds working keys of a terminal: without them it has to sign in before it can sell. */
    public boolean signedIn(String terminalNumber) {
        return memories.of(terminalNumber).flatMap(TerminalMemory::workingKeys).isPresent();
    }

    /** The totals of a terminal's running batch; nought for a terminal without a master key. */
    BatchTotals batchTotals(String terminalNumber) {
        return memories.of(terminalNumber)
                .flatMap(memory -> memory.totals(memory.batch()))
                .orElse(BatchTotals.NONE);
    }

    /** How many payments stand in a terminal's running batch. */
    public int openPayments(String terminalNumber) {
        return memory(terminalNumber).openPayments();
    }

    /**
     * Opens a lane: a fresh issuer, no faults, an empty journal.
     *
     * @param name the lane's name on the timeline
     * @throws RigFault when a terminal is not registered, has no master key, or is in another open lane
     */
    public HostLane openLane(String name, Set<String> terminalNumbers) {
        terminalNumbers.stream().sorted().forEach(this::requireKnown);
        Rules rules = new Rules();
        Overrides overrides = new Overrides(rules);
        Issuer issuer = new Issuer(config.cards(), config.rules(), new SteadyTime(), overrides);
        Lane lane = new Lane(
                name,
                Set.copyOf(terminalNumbers),
                issuer,
                new Wallets(config.cards()),
                rules,
                new Network(rules, refuse -> refuse(terminalNumbers, refuse)),
                new Journal(earlier),
                new CustomerService(
                        config.terminals(),
                        memories,
                        issuer::now,
                        remark -> timeline.publish(name, new Happening.Note(remark)),
                        timeline.secrets()::hide),
                new Parameters(),
                new Lateness(),
                new ReentrantLock());
        switchboard.open(lane);
        return new HostLane(this, lane);
    }

    /** Whether its ports are served, however often scenarios shut them meanwhile. */
    boolean listens() {
        return doors.kept() && q2.running();
    }

    /** Ends all connections and frees the ports. Closing twice does nothing. */
    @Override
    public void close() {
        if (q2.running()) {
            sideDoors.close();
            lines.close();
            end(doors, q2, space, switchboard);
            memories.close();
            journalFile.close();
        }
    }

    FieldFormats fieldFormats() {
        return config.wire().formats();
    }

    TerminalMemory memory(String terminalNumber) {
        return memories.of(terminalNumber).orElseThrow();
    }

    Optional<TerminalLine> line(String terminalNumber) {
        return lines.line(terminalNumber);
    }

    void close(Lane lane) {
        switchboard.close(lane);
        lane.network().dropReplies();
        lane.journal().handOver(earlier);
        refuse(lane.terminalNumbers(), false);
        lines.handOver(lane.terminalNumbers());
    }

    private void refuse(Set<String> terminalNumbers, boolean refuse) {
        boolean everybody = !switchboard.lanes().isEmpty()
                && switchboard.lanes().stream().allMatch(lane -> lane.network().refusing());
        lines.refuse(terminalNumbers, refuse);
        doors.shut(terminalNumbers, refuse, everybody);
    }

    private void requireKnown(String terminalNumber) {
        if (memories.of(terminalNumber).isEmpty()) {
            boolean known = config.terminals().terminal(terminalNumber).isPresent();
            String lacks = (known ? "master key for" : "registered") + " terminal " + terminalNumber + ".";
            Path where = known ? config.keys().path() : config.terminals().path();
            throw new RigFault(RigFault.Cause.FIXTURE, "The acquirer has no " + lacks, "Add it to " + where + ".");
        }
    }

    // Doors first: jPOS waits up to fifteen seconds for connections that are still open.
    private static void end(@Nullable Doors doors, @Nullable Q2 q2, String space, Switchboard switchboard) {
        if (doors != null) {
            doors.close();
        }
        if (q2 != null) {
            q2.shutdown(true);
            // It put its registry among those of the whole process, with all its meters, and leaves it there.
            Metrics.removeRegistry(q2.getPrometheusMeterRegistry());
            wakeTransactionManager(space);
        }
        switchboard.disconnect();
    }

    // jPOS's transaction manager notices its end only when something arrives or after ten seconds, and its thread holds
    // the process.
    @SuppressWarnings("unchecked")
    private static void wakeTransactionManager(String space) {
        SpaceFactory.getSpace("tspace:" + space).out(DeployFolder.QUEUE, new Object());
    }
}
