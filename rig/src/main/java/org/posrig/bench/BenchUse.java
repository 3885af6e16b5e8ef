package org.posrig.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a bench now. Looked up without touching the lock, which a run that begins at that moment would find taken.
 *
 * @param since when it was taken
 */
public record BenchUse(long process, Instant since) {

    /**
     * The process that holds a bench; empty where nobody does.
     *
     * @param stateRoot the folder that holds a folder for each bench
     */
    public static Optional<BenchUse> of(Path stateRoot, String bench) {
        Path holder = stateRoot.resolve(bench).resolve(BenchLock.HOLDER);
        try {
            ProcessMark mark = ProcessMark.ofLine(Files.readString(holder));
            Instant taken = Files.getLastModifiedTime(holder).toInstant();
            return mark.living().map(alive -> new BenchUse(mark.number(), taken));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
