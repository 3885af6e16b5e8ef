package org.posrig.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a bench now. Looked up without touching the lock, which a run that begins at that moment would find taken.
 *
 * @param since when it was taken
 */
public record BenchUse(long process, Instant since) {

    /** File times are coarser than a process's. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    /**
     * The process that holds a bench; empty where nobody does.
     *
     * @param stateRoot the folder that holds a folder for each bench
     */
    public static Optional<BenchUse> of(Path stateRoot, String bench) {
        Path holder = stateRoot.resolve(bench).resolve(BenchLock.HOLDER);
        try {
            long process = Long.parseLong(Files.readString(holder).strip());
            Instant taken = Files.getLastModifiedTime(holder).toInstant();
            // A number that has gone to somebody else since belongs to a process that began later.
            return ProcessHandle.of(process)
                    .filter(ProcessHandle::isAlive)
                    .filter(alive -> alive.info()
                            .startInstant()
                            .filter(began -> began.isAfter(taken.plus(SLACK)))
                            .isEmpty())
                    .map(alive -> new BenchUse(process, taken));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
