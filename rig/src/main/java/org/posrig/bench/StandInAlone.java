package org.posrig.bench;

import java.nio.file.Path;
import org.posrig.fault.BadInput;
import org.posrig.host.terminal.RegisteredTerminal;

/**
 * A stand-in terminal with no rig in the same process: whoever sees the relays of a rig elsewhere moves its contacts. Its process, its master key and
 * its cards are as on the default bench.
 */
public final class StandInAlone implements AutoCloseable {

    private final StandInBay bay;
    private final ContactWire contacts;
    private final TemporaryFolder sockets;

    private StandInAlone(StandInBay bay, ContactWire contacts, TemporaryFolder sockets) {
        this.bay = bay;
        this.contacts = contacts;
        this.sockets = sockets;
    }

    /**
     * Starts the first terminal of a bench file, which must be a stand-in.
     *
     * @param hostPort where its acquirer listens on this machine
     * @param state an existing folder for its memory
     * @param logs an existing folder for what it writes to its error output
     * @throws BadInput with every mistake of the bench file
     * @throws org.posrig.fault.RigFault when it does not become ready
     */
    public static StandInAlone start(Path benchFile, int hostPort, Path state, Path logs) {
        BenchReader.Checked checked = BenchReader.check(benchFile);
        BenchFile.TerminalPart part = checked.file().terminals().getFirst();
        if (part.standIn().isEmpty()) {
            throw new BadInput(benchFile + ": the terminal " + part.name()
                    + " has no 'stand-in' part; this needs a bench whose first terminal is a stand-in.");
        }
        String merchant = checked.parts()
                .terminals()
                .terminal(part.number())
                .map(RegisteredTerminal::merchantNumber)
                .orElseThrow();
        TemporaryFolder sockets = TemporaryFolder.make();
        StandInBay bay = new StandInBay(
                part,
                checked.file().operators(),
                checked.parts().cards(),
                hostPort,
                merchant,
                new StandInBay.Folders(sockets.path(), state, logs));
        try {
            return new StandInAlone(bay, bay.open(), sockets);
        } catch (RuntimeException e) {
            bay.close();
            sockets.close();
            throw e;
        }
    }

    /**
     * A contact has moved.
     *
     * @param contact by its channel's name: {@code key.enter}, {@code chip.1}, {@code power}
     * @param nanos when, on this process's monotonic clock
     */
    public void moved(String contact, boolean closed, long nanos) {
        contacts.moved(contact, closed, nanos);
    }

    /** The link to the pseudo-terminal of one of its lines: {@code display}, {@code printer} or {@code scanner}. */
    public Path line(String name) {
        return Path.of(bay.line(name));
    }

    @Override
    public void close() {
        bay.close();
        sockets.close();
    }
}
