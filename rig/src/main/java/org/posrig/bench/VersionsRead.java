package org.posrig.bench;

import java.util.Optional;
import java.util.function.Supplier;
import org.posrig.terminal.Versions;

/** A terminal's versions: read once in a run, because neither changes without somebody at the bench. Safe for use by many threads. */
final class VersionsRead {

    private boolean read;
    private Optional<Versions> versions = Optional.empty();

    /** Reads them unless that has been done or tried before. */
    synchronized void once(Supplier<Optional<Versions>> reading) {
        if (!read) {
            read = true;
            versions = reading.get();
        }
    }

    /** Empty as long as they have not been read, or when the terminal does not tell them. */
    synchronized Optional<Versions> get() {
        return versions;
    }
}
