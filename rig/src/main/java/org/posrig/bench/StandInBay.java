package org.posrig.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.issuer.CardInterface;
import org.posrig.host.issuer.TestCard;
import org.posrig.relay.JoinedBoards;

/** A stand-in in a bay: its process, its wires, and what a hand would once do to a real terminal (keys injected, cards laid out). */
final class StandInBay implements AutoCloseable {

    /** Where a stand-in's things lie: sockets under a short path, its memory, and what it writes to its error output. */
    record Folders(Path sockets, Path state, Path logs) {}

    private final BenchFile.TerminalPart part;
    private final CardFile cards;
    private final Path injected;
    private final Supplier<StandInProcess> start;
    private Optional<StandInProcess> process = Optional.empty();
    private Optional<ControlDoor> door = Optional.empty();
    private boolean changed;
    private Optional<ContactWire> contacts = Optional.empty();

    StandInBay(
            BenchFile.TerminalPart part,
            Operators operators,
            CardFile cards,
            int hostPort,
            String merchantNumber,
            Folders folders) {
        this.part = part;
        this.cards = cards;
        Path store = folders.state().resolve(part.name());
        // Not whether it has a memory: it has one as soon as its process runs, which it may do without being opened.
        this.injected = folders.state().resolve(part.name() + ".key-injected");
        this.start = () -> StandInProcess.start(
                part, operators, hostPort, merchantNumber, folders.sockets(), store, folders.logs());
    }

    /** Starts the process without waiting for it. */
    void begin() {
        if (process.isEmpty()) {
            process = Optional.of(start.get());
        }
    }

    /** Starts the process if need be and lays its wires. */
    void open(JoinedBoards relays) {
        ContactWire wire = open();
        relays.onChange(wire::moved);
    }

    /** Starts the process if need be; its contacts are moved by the wire that this hands over. */
    ContactWire open() {
        begin();
        StandInProcess started = process.orElseThrow();
        started.awaitReady();
        ControlDoor opened = new ControlDoor(part.name(), started.control());
        door = Optional.of(opened);
        if (!Files.exists(injected)) {
            opened.injectMasterKey(started.masterKey());
            noteInjection();
        }
        fitCards(opened);
        ContactWire wire = new ContactWire(part.name(), started.contacts());
        contacts = Optional.of(wire);
        return wire;
    }

    private void noteInjection() {
        try {
            Files.writeString(injected, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Injects the master key of the stand-in's key file, or one that fits no host: the same with its halves exchanged. */
    void injectMasterKey(boolean right) {
        String key = process.orElseThrow().masterKey();
        int half = key.length() / 2;
        door().injectMasterKey(right ? key : key.substring(half) + key.substring(0, half));
    }

    /** How late it has been since this was last asked; nothing where it does not answer, which shows elsewhere. */
    Duration late() {
        try {
            return door.map(ControlDoor::late).orElse(Duration.ZERO);
        } catch (RigFault gone) {
            return Duration.ZERO;
        }
    }

    ControlDoor door() {
        return door.orElseThrow();
    }

    /** The link to one of its serial lines: display, printer or scanner. */
    String line(String name) {
        return process.orElseThrow().line(name);
    }

    /** Wears off the stripe of a card that lies at this terminal. */
    void wearStripe(String card) {
        changed = true;
        part.cards().stream().filter(fitted -> fitted.card().equals(card)).forEach(fitted -> {
            Map<String, Object> worn = data(cards.card(card));
            worn.put("stripe", false);
            door().fit(fitted.position(), worn);
        });
    }

    /** Takes the paper out, or puts it in. */
    void paper(boolean present) {
        changed = true;
        door().paper(present);
    }

    /** Puts right what a hand has done inside. */
    void mend() {
        if (changed) {
            fitCards(door());
            door().paper(true);
            changed = false;
        }
    }

    @Override
    public void close() {
        try {
            if (contacts.isPresent()) {
                contacts.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            door.ifPresent(ControlDoor::close);
            process.ifPresent(StandInProcess::close);
        }
    }

    private void fitCards(ControlDoor opened) {
        part.cards().forEach(card -> opened.fit(card.position(), data(cards.card(card.card()))));
    }

    private static Map<String, Object> data(TestCard card) {
        Map<String, Object> data = new java.util.HashMap<>(Map.of(
                "pan", card.pan(), "expiry", card.expiry(), "track2", card.track2(), "sequence", card.sequence()));
        card.cryptogramKey()
                .ifPresent(key -> data.put("cryptogramKey", HexFormat.of().formatHex(key.bytes())));
        for (CardInterface way : List.of(CardInterface.values())) {
            data.put(way.name().toLowerCase(Locale.ROOT), card.has(way));
        }
        return data;
    }
}
