package org.posrig.bench;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.posrig.display.SerialDisplay;
import org.posrig.display.Vt100Decoder;
import org.posrig.fault.RigFault;
import org.posrig.relay.Pi4jBoard;
import org.posrig.relay.RelayCardReader;
import org.posrig.relay.RelayKeypad;
import org.posrig.relay.RelayPower;
import org.posrig.serial.SerialPortLink;
import org.posrig.serial.SerialSettings;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Display;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.Key;
import org.posrig.terminal.Recollection;
import org.posrig.terminal.ScreenHistory;
import org.posrig.terminal.StateLedger;
import org.posrig.terminal.Terminal;
import org.posrig.timeline.Timeline;

/** The place of one terminal on the bench: its relays, its display, its ledger, and its stand-in where it is none of flesh and blood. */
final class Bay implements AutoCloseable {

    private final BenchFile.TerminalPart part;
    private final Pi4jBoard relays;
    private final Timeline timeline;
    private final StateLedger ledger;
    private final Optional<StandInBay> standIn;
    private final AtomicReference<String> lane = new AtomicReference<>("");
    private volatile Optional<String> outOfService = Optional.empty();
    private volatile Optional<Opened> opened = Optional.empty();
    private long lossesAtLease;

    private record Opened(Terminal terminal, Display display, Recollection recollection) {}

    Bay(BenchFile.TerminalPart part, Pi4jBoard relays, Timeline timeline, Path state, Optional<StandInBay> standIn) {
        this.part = part;
        this.relays = relays;
        this.timeline = timeline;
        this.ledger = new StateLedger(state.resolve(part.name() + ".ledger.json"));
        this.standIn = standIn;
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

    /** Opens display and wires, once; a stand-in is started here. */
    synchronized void open() {
        if (opened.isPresent()) {
            return;
        }
        standIn.ifPresent(bay -> bay.open(relays));
        DisplayGeometry geometry = part.profile().display();
        SerialSettings settings = SerialSettings.eightNone1(part.baud());
        String port =
                standIn.map(StandInBay::display).orElseGet(() -> part.port().orElseThrow());
        Display display = new SerialDisplay(
                part.name(),
                new SerialPortLink(port, settings),
                new Vt100Decoder(geometry.columns(), geometry.rows(), geometry.charset()),
                // Half the profile's: a display that counts as settled has handed its screen over before.
                settings.quiet(part.profile().timing().quiet().dividedBy(2)),
                timeline,
                lane::get);
        Recollection recollection = new Recollection(timeline, part.name(), part.number());
        opened = Optional.of(new Opened(
                new Terminal(
                        part.name(),
                        part.profile(),
                        new RelayKeypad(part.name(), keyChannels(), relays, timeline, lane::get),
                        display,
                        new RelayCardReader(part.name(), cardChannels(), relays, timeline, lane::get),
                        new RelayPower(part.name(), "power", relays, timeline, lane::get),
                        recollection),
                display,
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
            takeOutOfService(fault.getMessage());
            throw fault;
        }
        lane.set(laneName);
        ScreenHistory screens = terminal().screens();
        if (!screens.awaitLine(part.profile().timing().screen())) {
            RigFault fault = screens.lineFault().orElseThrow();
            takeOutOfService(fault.getMessage());
            throw new OutOfService(part.name() + " is out of service: " + fault.getMessage());
        }
        lossesAtLease = screens.losses();
    }

    void giveBack() {
        lane.set("");
    }

    Optional<RigFault> lossSinceLease() {
        ScreenHistory screens = terminal().screens();
        return screens.losses() == lossesAtLease
                ? Optional.empty()
                : screens.lineFault()
                        .or(() -> Optional.of(new RigFault(
                                RigFault.Cause.SERIAL_LINE,
                                "The display line of " + part.name() + " was lost during the scenario and came back.",
                                "What was shown meanwhile is unknown; see to the plug.")));
    }

    Optional<String> outOfService() {
        return outOfService;
    }

    void takeOutOfService(String reason) {
        outOfService = Optional.of(reason);
    }

    @Override
    public void close() {
        relays.safe();
        opened.ifPresent(parts -> {
            parts.recollection().close();
            parts.display().close();
        });
        standIn.ifPresent(StandInBay::close);
        relays.close();
    }

    private Map<Key, String> keyChannels() {
        return part.profile().keys().stream().collect(Collectors.toMap(key -> key, key -> "key." + key.name()));
    }

    private Map<CardReader.Way, Map<String, String>> cardChannels() {
        Map<CardReader.Way, Map<String, String>> ways = new EnumMap<>(CardReader.Way.class);
        part.cards()
                .forEach(card -> card.channels()
                        .forEach((way, channel) -> ways.computeIfAbsent(way, unused -> new LinkedHashMap<>())
                                .put(card.card(), channel)));
        return new HashMap<>(ways);
    }
}
