package org.posrig.run.nightly;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.posrig.bench.ProcessMark;

/** A worker whose supervisor is dead. */
final class LeftOver {

    private static final long PATIENCE_SECONDS = 20;

    private LeftOver() {}

    /**
     * Kills it where it still lives; its guard opens all contacts then.
     *
     * @return what was done, empty where there was nothing to do
     */
    static Optional<String> end(ProcessMark worker) {
        long process = worker.number();
        return worker.living().map(handle -> {
            handle.destroyForcibly();
            try {
                handle.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return "The last night left a worker behind (process " + process + "); it has been ended.";
            } catch (ExecutionException | TimeoutException e) {
                return "The last night left a worker behind (process " + process + "), and it cannot be ended.";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "The last night left a worker behind (process " + process + ").";
            }
        });
    }
}
