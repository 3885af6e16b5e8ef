package org.posrig.relay;

import org.jspecify.annotations.Nullable;

/** Goes on where something fails, and tells the first failure, with the others attached, at the end. */
final class Failures {

    private @Nullable RuntimeException first;

    /** Says whether it went well. */
    boolean attempt(Runnable action) {
        try {
            action.run();
            return true;
        } catch (RuntimeException e) {
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
            return false;
        }
    }

    void throwAny() {
        if (first != null) {
            throw first;
        }
    }
}
