package org.posrig.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.guard.Outcome;
import org.posrig.relay.guard.SafeState;

/** A bench whose contacts are opened by hand, no terminal, host or run with it. */
final class SafeBench {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private SafeBench() {}

    /**
     * @param state the bench's own folder
     * @param force also while a run holds the bench
     */
    static List<Outcome> open(BenchFile file, Path state, boolean force) {
        Optional<BenchLock> lock = force ? Optional.empty() : Optional.of(BenchLock.take(file.name(), state));
        try (SafeState boards = SafeState.of(real(file.boards()))) {
            List<Outcome> outcomes = new ArrayList<>(boards.open(PATIENCE));
            file.boards().stream()
                    .filter(SafeBench::isStandIn)
                    .map(board -> new Outcome(
                            board.name(),
                            "stand-in of a USB relay board",
                            true,
                            "nothing to open, it ends with its run",
                            0))
                    .forEach(outcomes::add);
            return outcomes;
        } finally {
            lock.ifPresent(BenchLock::close);
        }
    }

    /** Those that outlive the rig: not a stand-in, which ends with it. */
    static List<BoardDescription> real(List<BoardDescription> boards) {
        return boards.stream().filter(board -> !isStandIn(board)).toList();
    }

    private static boolean isStandIn(BoardDescription board) {
        return board instanceof BoardDescription.SerialBoard serial
                && serial.port().equals(LineReader.OF_THE_STAND_IN);
    }
}
