package org.posrig.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.fault.RigFault;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.JoinedBoards;
import org.posrig.relay.RelayBoard;
import org.posrig.relay.RelayBoards;

/** The relay boards of a bench, all open, and behind those that are stand-ins the process that plays them. */
final class BenchRelays implements AutoCloseable {

    private final Optional<StandInBoards> standIns;
    private final RelayBoards boards;
    private final Map<String, RelayBoard> opened = new LinkedHashMap<>();

    private BenchRelays(Optional<StandInBoards> standIns, RelayBoards boards) {
        this.standIns = standIns;
        this.boards = boards;
    }

    /**
     * Opens every board, all its relays first.
     *
     * @param sockets a folder with a short path for the lines of stand-in boards
     * @throws RigFault with all boards that are not there, are in use or do not answer as they should, each with its place in the file;
     *     then none is held
     */
    static BenchRelays open(BenchFile file, Path sockets, Path logs) {
        BenchRelays relays = new BenchRelays(StandInBoards.start(file, sockets, logs), new RelayBoards());
        try {
            relays.openAll(file);
            return relays;
        } catch (RuntimeException e) {
            try {
                relays.close();
            } catch (RuntimeException alsoWrong) {
                e.addSuppressed(alsoWrong);
            }
            throw e;
        }
    }

    private void openAll(BenchFile file) {
        List<String> wrong = new ArrayList<>();
        List<RigFault> faults = new ArrayList<>();
        for (BenchFile.BoardPart part : file.relays()) {
            BoardDescription description =
                    standIns.map(there -> there.atItsPort(part)).orElse(part.description());
            try {
                opened.put(description.name(), boards.open(description));
            } catch (RigFault fault) {
                wrong.add(part.place() + ": " + fault.getMessage());
                faults.add(fault);
            }
        }
        if (!faults.isEmpty()) {
            RigFault last = faults.getLast();
            String all = String.join(System.lineSeparator(), wrong);
            throw new RigFault(
                    faults.getFirst().kind(),
                    all.substring(0, all.length() - last.hint().length()).strip(),
                    last.hint(),
                    faults.getFirst());
        }
    }

    /** The relays of one terminal. */
    JoinedBoards of(BenchFile.TerminalPart part) {
        return new JoinedBoards(part.name(), part.lines(), opened);
    }

    @Override
    public void close() {
        try {
            boards.close();
        } finally {
            standIns.ifPresent(StandInBoards::close);
        }
    }
}
