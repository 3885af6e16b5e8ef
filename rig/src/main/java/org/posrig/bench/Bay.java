package org.posrig.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.posrig.fault.RigFault;
import org.posrig.relay.JoinedBoards;
import org.posrig.relay.PressCounts;
import org.posrig.relay.RelayCardReader;
import org.posrig.relay.RelayKeypad;
import org.posrig.relay.RelayPower;
import org.posrig.relay.TerminalSenses;
import org.posrig.relay.WatchedKeypad;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Keypad;
import org.posrig.terminal.MachineTime;
import org.posrig.terminal.Pace;
import org.posrig.terminal.PinEntryBook;
import org.posrig.terminal.Recollection;
import org.posrig.terminal.ScreenHistory;
import org.posrig.terminal.SenseInputs;
import org.posrig.terminal.StateLedger;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.Versions;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/** The place of one terminal on the bench: its relays, its serial lines, its ledger, and its stand-in where it is none of flesh and blood. */
final class Bay implements AutoCloseable {

    private final BenchFile.TerminalPart part;
    private final BenchRelays boards;
    private final JoinedBoards relays;
    private final BoardWatch boardWatch;
    private final PressCounts counts;
    private final Timeline timeline;
    private final StateLedger ledger;
    private final PinEntryBook pinEntries;
    private final Optional<StandInBay> standIn;
    private final AtomicReference<String> lane = new AtomicReference<>("");
    private final Service service;
    private final VersionsRead versions = new VersionsRead();
    private volatile Optional<Opened> opened = Optional.empty();
    private long lossesSeen;
    private boolean doubted;

    private record Opened(Terminal terminal, BayLines lines, Recollection recollection) {}

    Bay(
            BenchFile.TerminalPart part,
            BenchRelays boards,
            PressCounts counts,
            Timeline timeline,
            Path state,
            Optional<StandInBay> standIn) {
        this.counts = counts;
        this.part = part;
        this.boards = boards;
        this.relays = boards.of(part);
        this.boardWatch = new BoardWatch(relays);
        this.timeline = timeline;
        this.ledger = new StateLedger(state.resolve(part.name() + ".ledger.json"));
        this.pinEntries = PinEntryBook.in(state.resolve(part.name() + ".pin-entries.jsonl"), MachineTime.here());
        this.standIn = standIn;
        this.service = new Service(part.name(), this::isBack, this::note);
    }

    String name() {
        return part.name();
    }

    BenchFile.TerminalPart part() {
        return part;
    }

    StateLedger ledger() {
        return ledger;
    }

    Terminal terminal() {
        return opened.orElseThrow().terminal();
    }

    Optional<ControlDoor> controlDoor() {
        return standIn.map(StandInBay::door);
    }

    /** As a mother terminal would; false where nobody can. */
    boolean injectMasterKey(boolean right) {
        standIn.ifPresent(bay -> bay.injectMasterKey(right));
        return standIn.isPresent();
    }

    /** Opens display and wires, once; a stand-in is started here. */
    synchronized void open() {
        if (opened.isPresent()) {
            return;
        }
        standIn.ifPresent(bay -> bay.open(relays));
        BayLines lines = BayLines.open(part, standIn, timeline, lane::get);
        Optional<TerminalSenses> senses = boards.watch(part, timeline, lane::get);
        PartWires wires = new PartWires(part);
        Keypad keypad = new RelayKeypad(part.name(), wires.keys(), relays, timeline, lane::get, counts);
        Recollection recollection = new Recollection(timeline, part.name(), part.number());
        opened = Optional.of(new Opened(
                new Terminal(
                        part.name(),
                        part.profile(),
                        senses.<Keypad>map(watching -> new WatchedKeypad(keypad, watching))
                                .orElse(keypad),
                        lines.display(),
                        new RelayCardReader(part.name(), wires.cards(), relays, timeline, lane::get),
                        new RelayPower(part.name(), "power", relays, timeline, lane::get),
                        lines.peripherals().with(senses.map(SenseInputs.class::cast)),
                        recollection,
                        new Pace(part.profile().pacing(), Pace.Ticks.real(), this::note, pinEntries)),
                lines,
                recollection));
    }

    /**
     * Makes the terminal a lane's own.
     *
     * @throws RigFault when its display line is lost and does not come back in time
     */
    void lease(String laneName) {
        try {
            open();
        } catch (RigFault fault) {
            // Whoever comes next shall not try the same in vain.
            takeOutOfService(String.valueOf(fault.getMessage()));
            throw fault;
        }
        lane.set(laneName);
        ScreenHistory screens = terminal().screens();
        if (!screens.awaitLine(part.profile().timing().screen())) {
            RigFault fault = screens.lineFault().orElseThrow();
            service.lose(fault);
            throw new OutOfService(part.name() + " is out of service: " + fault.getMessage());
        }
        if (!service.inService()) {
            throw new OutOfService(part.name() + " is out of service: "
                    + service.outOfService().orElse(""));
        }
        // What it showed meanwhile nobody knows.
        doubted |= screens.losses() != lossesSeen;
        beginAfresh();
    }

    /** What has been lost of its display by now counts no more. */
    void beginAfresh() {
        lossesSeen = terminal().screens().losses();
        standIn.ifPresent(StandInBay::late);
        boardWatch.beginAfresh();
    }

    /** From now on it has to prove that it reacts before its screen is believed. */
    void doubt() {
        doubted = true;
    }

    /** The same, where it has shown nothing since the last action. */
    void doubtWhereSilent() {
        doubted |= terminal().screens().sinceAction().isEmpty();
    }

    /** Whether there is doubt of it; a question that settles it. */
    boolean takeDoubt() {
        boolean had = doubted;
        doubted = false;
        return had;
    }

    /** The end of a scenario: no card is left, power is there again, what a hand has done inside is put right. */
    void tidy() {
        lookAfter();
        terminal().withdrawCard();
        terminal().ensurePower();
        standIn.ifPresent(StandInBay::mend);
    }

    // What the terminal says of itself at the end of a scenario holds for the next one too.
    private void lookAfter() {
        Terminal terminal = terminal();
        terminal.condition().needsCare().ifPresent(this::lose);
        if (terminal.condition().saysBatchFull()) {
            ledger.owe(new Debt.Settlement());
            note("The batch of " + part.name() + " is full; it is settled before the next scenario.");
        }
        terminal.condition().paperTaken(false);
    }

    private void note(String sentence) {
        timeline.publish(lane.get(), new Happening.Note(sentence));
    }

    void giveBack() {
        lane.set("");
    }

    /** The firmware, as it told, where this is the terminal of that name. */
    Optional<String> firmware(String terminal) {
        return versions.get().filter(unused -> name().equals(terminal)).map(Versions::firmware);
    }

    /** Its model and versions in words, as it told. */
    Optional<String> told() {
        return versions.get().map(read -> part.profile().model() + ", " + read);
    }

    /** What runs on the terminal, read once. */
    VersionsRead versions() {
        return versions;
    }

    Optional<StandInBay> standIn() {
        return standIn;
    }

    BoardWatch boardWatch() {
        return boardWatch;
    }

    Optional<RigFault> lossSinceLease() {
        ScreenHistory screens = terminal().screens();
        return screens.losses() == lossesSeen
                ? Optional.empty()
                : screens.lineFault()
                        .or(() -> Optional.of(new RigFault(
                                RigFault.Cause.SERIAL_LINE,
                                "The display line of " + part.name() + " was lost during the scenario and came back.",
                                "What was shown meanwhile is unknown; see to the plug.")));
    }

    Optional<String> outOfService() {
        return service.outOfService();
    }

    Service service() {
        return service;
    }

    void takeOutOfService(String reason) {
        service.end(reason);
    }

    /** A fault keeps it from scenarios. That it is out of paper it says itself, whenever it is asked: nothing for the book. */
    void lose(RigFault fault) {
        boolean saysSo = fault.kind() != RigFault.Cause.TAMPER
                && opened.flatMap(there -> there.terminal().condition().needsCare())
                        .isPresent();
        if (saysSo) {
            service.end(String.valueOf(fault.getMessage()));
        } else {
            service.lose(fault);
        }
    }

    // Its display line is there, and its relays do what they are told.
    private boolean isBack() {
        return boardWatch.obey()
                && opened.filter(there -> there.terminal().screens().lineFault().isEmpty())
                        .isPresent();
    }

    @Override
    public void close() {
        Closing.all(Stream.of(
                relays::safe,
                () -> opened.ifPresent(parts -> parts.recollection().close()),
                () -> opened.ifPresent(parts -> parts.lines().close()),
                () -> standIn.ifPresent(StandInBay::close),
                relays::close));
    }
}
