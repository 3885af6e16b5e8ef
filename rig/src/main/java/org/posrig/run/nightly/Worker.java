package org.posrig.run.nightly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.posrig.bench.lease.Owner;
import org.posrig.fault.RigFault;

/**
 * A worker process. What it says goes to the supervisor's own outputs. It ends when its standard input does, so that it does not
 * go on alone when the supervisor is killed.
 */
final class Worker {

    private static final long PATIENCE_SECONDS = 20;

    private final Process process;

    private Worker(Process process) {
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param owner in whose name it uses the bench
     * @param ended told when it has ended, however
     * @throws RigFault when it cannot be started
     */
    static Worker start(List<String> command, String owner, Path home, Runnable ended) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(Owner.VARIABLE, owner);
        // The watchdog and the readiness are the supervisor's to tell.
        builder.environment().keySet().removeAll(List.of("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"));
        try {
            Process process = builder.start();
            process.onExit().thenRun(ended);
            return new Worker(process);
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The process that runs the night cannot be started (" + e.getMessage() + ").",
                    "See that memory is free and that java can be run.",
                    e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Kills it; its guard opens all contacts. What it was at is cut off, not spoilt by a bench that closes under it. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
