package org.posrig.run.nightly;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.posrig.run.Deadline;
import org.posrig.run.FeatureRun;

/**
 * What a worker does: runs a plan, or goes on with a run of it, and ends when its supervisor does. It ends at once or not at all: a bench that
 * is closed while a scenario runs would make that scenario broken, where one that is cut off is run again; the guard opens the contacts.
 */
public final class NightWork {

    private static final int ALONE = 143;

    private final Path home;
    private final Path plan;
    private final Optional<Path> output;
    private final PrintStream out;
    private final AtomicBoolean over = new AtomicBoolean();

    public NightWork(Path home, Path plan, Optional<Path> output, PrintStream out) {
        this.home = home;
        this.plan = plan;
        this.output = output;
        this.out = out;
    }

    /**
     * Runs to the end.
     *
     * @param supervisor ends when the supervisor does
     * @param until after which no scenario begins
     * @param keepsEnd whether a clock that is set does not move that
     * @param goOn the run to go on in
     * @return the exit code of the run
     */
    public int run(InputStream supervisor, long seed, Optional<Instant> until, boolean keepsEnd, Optional<Path> goOn) {
        Thread.ofPlatform().daemon().name("supervisor's life").start(() -> endWith(supervisor));
        // A signal may meet it first, and would have the bench closed.
        Runtime.getRuntime().addShutdownHook(new Thread(this::halt));
        // The supervisor has checked it, deadline included; that may have come meanwhile.
        Plan read = PlanReader.read(
                plan,
                home,
                until.map(end -> end.minusSeconds(1))
                        .filter(end -> end.isBefore(Instant.now()))
                        .orElseGet(Instant::now)
                        .atZone(ZonedDateTime.now().getZone()));
        try {
            Optional<Deadline> end = until.map(moment -> new Deadline(
                    keepsEnd ? Deadline.Rule.at(moment) : NightEndTime.keeping(read.ends(), moment, Instant.now())));
            return new FeatureRun(read.request(home, output, seed, end, goOn), out).execute();
        } finally {
            over.set(true);
        }
    }

    private void halt() {
        if (!over.get()) {
            Runtime.getRuntime().halt(ALONE);
        }
    }

    private void endWith(InputStream supervisor) {
        try {
            while (supervisor.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            // The end, as below.
        }
        halt();
    }
}
