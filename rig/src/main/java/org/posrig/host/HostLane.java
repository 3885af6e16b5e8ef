package org.posrig.host;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.posrig.fault.RigFault;
import org.posrig.host.issuer.Issuer;
import org.posrig.host.issuer.Wallets;
import org.posrig.host.journal.Journal;
import org.posrig.host.message.FieldFormats;
import org.posrig.host.network.TerminalLine;
import org.posrig.host.script.Network;
import org.posrig.host.script.Rules;
import org.posrig.host.service.CustomerService;
import org.posrig.host.service.ServiceDoor;
import org.posrig.host.terminal.BatchTotals;
import org.posrig.host.terminal.Parameters;
import org.posrig.host.transaction.Lane;

/**
 * The acquirer as one scenario sees it: the terminals it leased, an issuer, faults and customer service of its own, and a journal of
 * what these terminals did. When it is closed, the
 * terminals keep their working keys, batch and reset sequence, and their payments stay in the books, so that a later lane can take them
 * back; all else is gone.
 */
public final class HostLane implements AutoCloseable {

    private final AcquirerHost host;
    private final Lane lane;

    HostLane(AcquirerHost host, Lane lane) {
        this.host = host;
        this.lane = lane;
    }

    public String name() {
        return lane.name();
    }

    public Set<String> terminalNumbers() {
        return lane.terminalNumbers();
    }

    public Issuer issuer() {
        return lane.issuer();
    }

    /** The wallets of payers, with balances of this lane's own. */
    public Wallets wallets() {
        return lane.wallets();
    }

    public CustomerService service() {
        return lane.service();
    }

    /** The acquirer's customer service and merchant platform over HTTP; on any free port unless it is open already. */
    public ServiceDoor serviceDoor() {
        return host.serviceDoor(0);
    }

    public Network network() {
        return lane.network();
    }

    /** What is laid down for this lane's messages. */
    public Rules rules() {
        return lane.rules();
    }

    /**
     * The line of one of this lane's terminals.
     *
     * @throws RigFault when the terminal has none, because it uses the port that is for all
     */
    public TerminalLine line(String terminalNumber) {
        return host.line(terminalNumber)
                .filter(line -> lane.terminalNumbers().contains(terminalNumber))
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.FIXTURE,
                        "Terminal " + terminalNumber + " has no line of its own in the lane " + lane.name() + ".",
                        "Give it a port of its own, as benches do."));
    }

    /** What the acquirer holds of one of this lane's terminals. */
    public TerminalAtAcquirer terminal(String terminalNumber) {
        return new TerminalAtAcquirer(host.memory(terminalNumber));
    }

    /** What this lane's terminals may download, the no-PIN limit among it. */
    public Parameters parameters() {
        return lane.parameters();
    }

    /** What the fields of this acquirer's messages may hold. */
    public FieldFormats fieldFormats() {
        return host.fieldFormats();
    }

    /** What is wrong with the acquirer itself, so that no terminal can be blamed for what it shows; empty while it serves its ports. */
    public Optional<RigFault> fault() {
        return host.listens()
                ? Optional.empty()
                : Optional.of(new RigFault(
                        RigFault.Cause.HOST,
                        "The acquirer no longer listens on port " + host.port() + ".",
                        "See what it wrote last in the run's folder under host/, and run the scenario again."));
    }

    /** How long the slowest reply of this lane took the acquirer itself; replies that a rule or a held network makes late do not count. */
    public Duration slowestReply() {
        return lane.lateness().slowest();
    }

    /** What a terminal's running batch adds up to. */
    public BatchTotals batchTotals(String terminalNumber) {
        return host.batchTotals(terminalNumber);
    }

    public Journal journal() {
        return lane.journal();
    }

    /** Ends the lane: its terminals are answered 97 from now on, its faults are over. Closing twice does nothing. */
    @Override
    public void close() {
        host.close(lane);
    }
}
