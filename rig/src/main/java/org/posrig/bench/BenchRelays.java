package org.posrig.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.JoinedBoards;
import org.posrig.relay.RelayBoard;
import org.posrig.relay.RelayBoards;
import org.posrig.relay.Senses;
import org.posrig.relay.TerminalSenses;
import org.posrig.relay.guard.Guard;
import org.posrig.timeline.Timeline;

/** The relay boards of a bench, all open, and behind those that are stand-ins the process that plays them. */
final class BenchRelays implements AutoCloseable {

    private final Optional<StandInBoards> standIns;
    private final RelayBoards boards = new RelayBoards();
    private final Senses senses = new Senses(boards);
    private final Guard guard;
    private final Map<String, RelayBoard> opened = new ConcurrentHashMap<>();

    private BenchRelays(Optional<StandInBoards> standIns, BenchFile file, Path state) {
        this.standIns = standIns;
        this.guard = guard(file, state);
    }

    /**
     * Opens every board, all its relays first.
     *
     * @param state the bench's own folder, in which the guard of boards that outlive the rig leaves word
     * @param sockets a folder with a short path for the lines of stand-in boards
     * @throws RigFault with all boards that are not there, are in use or do not answer as they should, each with its place in the file;
     *     then none is held
     */
    static BenchRelays open(BenchFile file, Path state, Path sockets, Path logs) {
        Optional<StandInBoards> standIns = StandInBoards.start(file, sockets, logs);
        BenchRelays relays;
        try {
            relays = new BenchRelays(standIns, file, state);
        } catch (RuntimeException e) {
            standIns.ifPresent(StandInBoards::close);
            throw e;
        }
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

    private Guard guard(BenchFile file, Path state) {
        try {
            return Guard.over(SafeBench.real(file.boards()), state, this::openContacts);
        } catch (RigFault unguarded) {
            // What keeps the guard from a board mostly keeps the rig from it too, which can tell the place in the file.
            // All contacts
            // are open afterwards in any case.
            try {
                openAll(file);
            } finally {
                boards.close();
            }
            throw unguarded;
        }
    }

    // Without the guard nothing may stay closed; what does not obey is told by whoever moves it next.
    private void openContacts() {
        for (RelayBoard board : opened.values()) {
            try {
                board.safe();
            } catch (RigFault fault) {
                continue;
            }
        }
    }

    Guard guard() {
        return guard;
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
        // A board that is not there has been told of; its lines would only say it again.
        file.terminals().stream()
                .flatMap(terminal -> terminal.senses().stream())
                .filter(sense -> opened.containsKey(sense.description().board()))
                .forEach(sense -> {
                    try {
                        senses.open(sense.description());
                    } catch (RigFault fault) {
                        wrong.add(sense.place() + ": " + fault.getMessage());
                        faults.add(fault);
                    }
                });
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
        return new JoinedBoards(part.name(), part.lines(), opened, guard::check);
    }

    /** Begins to watch the senses of one terminal; empty where it has none. */
    Optional<TerminalSenses> watch(BenchFile.TerminalPart part, Timeline timeline, Supplier<String> lane) {
        return senses.watch(part.name(), timeline, lane);
    }

    @Override
    public void close() {
        senses.close();
        try {
            boards.close();
            guard.close();
        } finally {
            // Where the rig could not open everything, the guard tries as well.
            guard.abandon();
            standIns.ifPresent(StandInBoards::close);
        }
    }
}
