package org.posrig.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posrig.fault.RigFault;
import org.posrig.host.AcquirerHost;
import org.posrig.host.HostLane;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.metrics.RigFigures;
import org.posrig.host.terminal.RegisteredTerminal;
import org.posrig.host.terminal.TerminalFile;
import org.posrig.relay.PressCounts;
import org.posrig.relay.RelayCardReader;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * An open bench: its host runs, its relays are all open, its terminals can be leased. Terminals are opened when they are first
 * leased. Closing it makes the relays safe first.
 */
public final class Bench implements AutoCloseable {

    /** How long a card's relay is given to open when the card is taken away. */
    public static final Duration CARD_BREAK = RelayCardReader.BREAK;

    /** Beyond so many payments a batch is settled before the next scenario: terminals sell nothing more once theirs is full. */
    private static final int LARGEST_BATCH = 200;

    /** In the folder of what the bench remembers: how often each of its relays has closed. */
    private static final String PRESS_COUNTS = "presses.json";

    private final BenchFile file;
    private final CardFile cards;
    private final TerminalFile terminals;
    private final AcquirerHost host;
    private final BenchRelays relays;
    private final Timeline timeline;
    private final StepTeller stepTeller;
    private final TemporaryFolder sockets;
    private final BenchLock benchLock;
    private final List<Bay> bays = new ArrayList<>();
    private final Leases leases;
    private final PressCounts counts;
    private final AtomicInteger lanes = new AtomicInteger();

    /** @param state what the bench and its terminals remember; @param work this run's own folder; @param clock the one on the wall */
    Bench(
            BenchFile file,
            BenchParts parts,
            Path state,
            Path work,
            Timeline timeline,
            BenchLock benchLock,
            Clock clock) {
        this.file = file;
        this.cards = parts.cards();
        this.terminals = parts.terminals();
        this.benchLock = benchLock;
        this.timeline = timeline;
        this.stepTeller = new StepTeller(timeline);
        this.sockets = TemporaryFolder.make();
        this.leases = new Leases(
                bays, new RestartTimes(clock, sentence -> timeline.publish("", new Happening.Note(sentence))));
        this.counts = PressCounts.in(state.resolve(PRESS_COUNTS));
        this.relays = BenchRelays.open(file, state, sockets.path(), work);
        try {
            this.host = AcquirerHost.start(parts.hostConfig(file, state), timeline, work.resolve("host"));
        } catch (RuntimeException e) {
            // Nobody could close them any more, and the guard would take the end of the process for a death.
            relays.close();
            throw e;
        }
        for (int i = 0; i < file.terminals().size(); i++) {
            BenchFile.TerminalPart part = file.terminals().get(i);
            Optional<StandInBay> standIn = part.standIn()
                    .map(unused -> new StandInBay(
                            part,
                            file.operators(),
                            cards,
                            host.portFor(part.number()),
                            registration(part.number()).merchantNumber(),
                            new StandInBay.Folders(sockets.path(), state, work)));
            if (i == 0) {
                // The first terminal is wanted at once; the others when a scenario asks for them.
                standIn.ifPresent(StandInBay::begin);
            }
            bays.add(new Bay(part, relays, counts, timeline, state, standIn));
        }
    }

    void takeOutOfService(Map<String, String> reasons) {
        bays.forEach(bay -> Optional.ofNullable(reasons.get(bay.name())).ifPresent(bay::takeOutOfService));
    }

    /** From now on the next run on the bench knows as well who is out of service for more than a lost line. */
    void keepIn(ServiceBook book) {
        bays.forEach(bay -> bay.service().keepIn(book));
    }

    /** Where the presses of a bench's relays are counted, for {@link PressCounts#of}; there may be none yet. */
    public static Path pressCounts(Path stateRoot, BenchFile file) {
        return stateRoot.resolve(file.name()).resolve(PRESS_COUNTS);
    }

    public BenchFile file() {
        return file;
    }

    public Timeline timeline() {
        return timeline;
    }

    public StepTeller stepTeller() {
        return stepTeller;
    }

    /** What the guard of the last run on this bench did, when that run was killed; told once. */
    public Optional<String> wordOfLastGuard() {
        return relays.guard().wordOfLast();
    }

    /** How often the rig has stood still for so long that its guard opened all contacts. */
    int standstills() {
        return relays.guard().standstills();
    }

    /** What runs on the terminals whose versions have been read, by their names: {@code standin-a, firmware 1.0.0, parameters 1}. */
    public Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        bays.forEach(bay -> bay.told().ifPresent(told -> versions.put(bay.name(), told)));
        return versions;
    }

    /** The firmware of a terminal, as it told; empty while it has not been asked, or when it does not tell. */
    public Optional<String> firmware(String terminal) {
        return bays.stream().flatMap(bay -> bay.firmware(terminal).stream()).findFirst();
    }

    public CardFile cards() {
        return cards;
    }

    /**
     * Leases free terminals, in the bench file's order, waiting until there are enough.
     *
     * @throws OutOfService when the bench has not so many terminals in service
     */
    public Lane lease(int count) {
        return lease(count, part -> true, whose());
    }

    /**
     * Leases the terminal of that name, waiting until it is free.
     *
     * @throws OutOfService when the bench has none of that name in service
     */
    public Lane lease(String terminal) {
        return lease(1, part -> part.name().equals(terminal), whose());
    }

    /** @param whose the terminals that will do, in words */
    Lane lease(int count, Predicate<BenchFile.TerminalPart> fitting, String whose) {
        Predicate<Bay> fits = bay -> fitting.test(bay.part());
        while (true) {
            List<Bay> taken = leases.take(count, fits, whose, stepTeller.lane().isEmpty());
            try {
                return lane(taken);
            } catch (RigFault | OutOfService lost) {
                // One that proves lost when it is taken is out of service from then on: another will do, if there is
                // one.
                if (taken.stream().allMatch(bay -> bay.service().inService()) || !leases.enough(count, fits)) {
                    throw lost;
                }
            }
        }
    }

    /** Whether so many terminals that fit are in service, free or not. */
    boolean hasInService(int count, Predicate<BenchFile.TerminalPart> fitting) {
        return leases.enough(count, bay -> fitting.test(bay.part()));
    }

    private String whose() {
        return "of the bench " + file.name();
    }

    private Lane lane(List<Bay> taken) {
        // A scenario that asks for a second terminal leases anew and stays one lane.
        String name = stepTeller.lane().orElseGet(() -> "lane-" + lanes.incrementAndGet());
        try {
            taken.forEach(bay -> bay.lease(name));
            Set<String> numbers = taken.stream().map(bay -> bay.part().number()).collect(Collectors.toSet());
            HostLane hostLane = host.openLane(name, numbers);
            taken.stream()
                    .filter(bay -> !host.signedIn(bay.part().number()))
                    .forEach(bay -> bay.ledger().owe(new org.posrig.terminal.Debt.SignIn()));
            taken.stream()
                    .filter(bay -> host.openPayments(bay.part().number()) > LARGEST_BATCH)
                    .forEach(bay -> bay.ledger().owe(new org.posrig.terminal.Debt.Settlement()));
            stepTeller.leased(name);
            Lane lane = new Lane(name, taken, hostLane, this);
            taken.forEach(lane::tell);
            return lane;
        } catch (RuntimeException e) {
            giveBack(taken);
            throw e;
        }
    }

    /** From now on no scenario gets a terminal; those that are under way go on. */
    public void leaseNoMore(String reason) {
        leases.end(() -> true, () -> reason);
    }

    /** As soon as that is over no scenario gets a terminal; those that are under way go on. */
    public void leaseUntil(BooleanSupplier over, Supplier<String> reason) {
        leases.end(over, reason);
    }

    /** Why no scenario gets a terminal any more; empty while they do. */
    public Optional<String> leasesNoMore() {
        return leases.ended();
    }

    /** One line for each terminal that is out of service: its name and why. */
    public List<String> outOfService() {
        return leases.outOfService();
    }

    /**
     * Serves the host's and the rig's metrics for Prometheus on 127.0.0.1, until the bench is closed.
     *
     * @param port TCP port, 0 for any free one
     * @param lastGoodNight asked whenever somebody reads them
     * @return the port
     */
    public int serveMetrics(int port, Supplier<Optional<Instant>> lastGoodNight) {
        return host.serveMetrics(
                port, new RigFigures(bays.size(), () -> outOfService().size(), this::standstills, lastGoodNight));
    }

    RegisteredTerminal registration(String terminalNumber) {
        return terminals
                .terminal(terminalNumber)
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.FIXTURE,
                        "The terminal number " + terminalNumber + " of the bench " + file.name() + " is not in "
                                + terminals.path() + ".",
                        "Add it to one of the merchants there."));
    }

    void giveBack(List<Bay> returned) {
        leases.giveBack(returned);
    }

    @Override
    public void close() {
        Closing.all(Stream.concat(bays.stream(), Stream.of(counts, relays, host, benchLock, sockets)));
    }
}
