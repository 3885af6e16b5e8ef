package org.posrig.bench;

import java.util.stream.Stream;

/** Closes what belongs together, each whatever becomes of the others: a board that no longer obeys must not keep a process running. */
final class Closing {

    private Closing() {}

    /** Closes in the order given. @throws RuntimeException the first that is met, with the later ones at its side */
    static void all(Stream<? extends AutoCloseable> parts) {
        RuntimeException first = null;
        for (AutoCloseable part : parts.toList()) {
            try {
                part.close();
            } catch (Exception e) {
                RuntimeException met = e instanceof RuntimeException fault ? fault : new IllegalStateException(e);
                if (first == null) {
                    first = met;
                } else {
                    first.addSuppressed(met);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
