package org.posrig.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posrig.fault.RigFault;
import org.posrig.host.HostLane;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.terminal.RegisteredTerminal;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.Value;
import org.posrig.terminal.Versions;
import org.posrig.timeline.Happening;
import org.posrig.yaml.Durations;

/**
 * What one scenario has to itself: the terminals it leased, with an issuer, a journal, a network and a customer service of its own at
 * the host. Closed, it gives everything back; what its terminals remember is in their ledgers.
 */
public final class Lane implements AutoCloseable {

    /** How a note on the timeline begins that tells of a terminal which its scenario has left for another; its name follows. */
    public static final String GIVEN_UP = "Another terminal is taken. Out of service: ";

    private final String name;
    private final List<Bay> bays;
    private final HostLane host;
    private final Bench bench;
    private final LaneFaults faults;

    Lane(String name, List<Bay> bays, HostLane host, Bench bench) {
        this.name = name;
        this.bays = List.copyOf(bays);
        this.host = host;
        this.bench = bench;
        this.faults = new LaneFaults(this.bays, host, bench);
    }

    public String name() {
        return name;
    }

    public List<Terminal> terminals() {
        return bays.stream().map(Bay::terminal).toList();
    }

    public HostLane host() {
        return host;
    }

    public CardFile cards() {
        return bench.cards();
    }

    public Operators operators() {
        return bench.file().operators();
    }

    /** The terminal's entry in the host's file: its number, its merchant. */
    public RegisteredTerminal registration(Terminal terminal) {
        return bench.registration(bay(terminal).part().number());
    }

    /** A command at a terminal of this lane, as somebody types it who is to look at that one. */
    public String toType(String command, Terminal terminal) {
        return UsualBench.toType(command, bench.file(), terminal.name());
    }

    /** Writes down what a terminal may remember from now on, before the step does it. */
    public void owe(Terminal terminal, Debt debt) {
        bay(terminal).ledger().owe(debt);
    }

    /**
     * Brings every terminal of the lane to a start of its profile, after putting right what its ledger says, by power where keys do not help.
     *
     * @throws RigFault when one cannot be brought there; that terminal is out of service from then on. When the acquirer is gone, no
     *     terminal is tried, and none is blamed
     */
    public void start(String startName) {
        host.fault().ifPresent(Lane::refuse);
        for (Bay bay : bays) {
            boolean told = bay.versions().get().isPresent();
            try {
                new Recovery(this, bay).reach(startName);
            } catch (RigFault fault) {
                bay.lose(fault);
                throw fault;
            } finally {
                if (!told) {
                    tell(bay);
                }
            }
        }
    }

    /** The terminals of the lane that are out of service by now, each with the reason. */
    public List<String> outOfService() {
        return bays.stream()
                .flatMap(bay -> bay.outOfService().map(reason -> bay.name() + ": " + reason).stream())
                .toList();
    }

    /** Says that the scenario, of which nothing has begun, takes another terminal in the place of those that are out of service. */
    public void giveUp() {
        outOfService().forEach(line -> note(GIVEN_UP + line));
    }

    /** The scenario has ended red: a terminal that left its last action without an answer has to prove that it still reacts. */
    public void endedRed() {
        bays.forEach(Bay::doubtWhereSilent);
    }

    /** Puts on the timeline which terminal this is, as far as it is known. */
    void tell(Bay bay) {
        bench.timeline()
                .publish(
                        name,
                        new Happening.TerminalTaken(
                                bay.name(),
                                bay.part().number(),
                                bay.part().profile().model(),
                                bay.versions().get().map(Versions::toString).orElse("")));
    }

    /** What flows may type: operator numbers and delivered passwords by the profile's parameter names. */
    public Map<String, Value> usualValues() {
        Operators.Operator cashier = operators().operator("cashier");
        return Map.of(
                "cashier", Value.open(cashier.number()),
                "cashier-password", cashier.password(Operators.DELIVERED));
    }

    /** A PIN to be typed, hidden from everything the run writes from now on. */
    public Value pin(String digits) {
        bench.timeline().secrets().hidePin(digits);
        return Value.secret(digits);
    }

    /** Leaves a remark on the timeline. */
    public void note(String text) {
        bench.timeline().publish(name(), new Happening.Note(text));
    }

    /** The hand inside a stand-in; empty on a real terminal. */
    public Optional<ControlDoor> handInside(Terminal terminal) {
        return bay(terminal).controlDoor();
    }

    /** What runs on a terminal; empty where it does not tell. */
    public Optional<Versions> versions(Terminal terminal) {
        return bay(terminal).versions().get();
    }

    /** Wears off a card's stripe until the lane is closed; false where no hand can: on a real terminal. */
    public boolean wearStripe(Terminal terminal, String card) {
        Optional<StandInBay> inside = bay(terminal).standIn();
        inside.ifPresent(bay -> bay.wearStripe(card));
        return inside.isPresent();
    }

    /** Takes a printer's paper out, or puts it in, until the lane is closed; false where no hand can. */
    public boolean paper(Terminal terminal, boolean present) {
        Optional<StandInBay> inside = bay(terminal).standIn();
        terminal.condition().paperTaken(!present);
        inside.ifPresent(bay -> bay.paper(present));
        return inside.isPresent();
    }

    /**
     * Injects a master key into a terminal, the right one or a wrong one, as a mother terminal would.
     *
     * @return whether the bench has a hand for it
     */
    public boolean injectMasterKey(Terminal terminal, boolean right) {
        return bay(terminal).injectMasterKey(right);
    }

    /** Tells that a clock is moved on, which nobody who looks at the report would guess. */
    public void clockMoved(String whose, Duration by) {
        bench.timeline().publish(name, new Happening.Note("Clock moved: " + whose + " on by " + Durations.told(by)));
    }

    /**
     * A fault of the rig that a scenario has met without noticing: a display line that was lost meanwhile, a host that has gone,
     * contacts that the guard opened, a full disk.
     */
    public Optional<RigFault> unnoticedFault() {
        return faults.unnoticed();
    }

    /**
     * What of the rig's own may lie behind a red although nobody has noticed it: a fault as above, a relay board that was gone for a moment, a
     * stand-in that had no processor, or an acquirer that answered so late that a terminal had reason to give up. A scenario that has passed needs no excuse.
     */
    public Optional<RigFault> excuse() {
        return faults.excuse();
    }

    private static void refuse(RigFault fault) {
        throw fault;
    }

    @Override
    public void close() {
        try {
            bays.forEach(Bay::tidy);
        } finally {
            host.close();
            bench.giveBack(bays);
        }
    }

    private Bay bay(Terminal terminal) {
        return bays.stream()
                .filter(bay -> bay.terminal() == terminal)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(terminal.name() + " does not belong to lane " + name
                        + ", which has " + bays.stream().map(Bay::name).collect(Collectors.joining(", ")) + "."));
    }
}
