package org.posrig.run.nightly;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.posrig.fault.BadInput;
import org.posrig.run.Deadline;
import org.posrig.run.Verdict;
import org.posrig.run.outcome.Interruption;
import org.posrig.run.outcome.KeptRun;

/** One worker from its start to its end, watched. */
final class Shift {

    private static final long LOOK_MILLIS = 500;
    private static final long STATUS_NANOS = 5_000_000_000L;
    private static final int BY_SIGNAL = 128;
    private static final int REFUSED = 2;

    /**
     * How a worker ended.
     *
     * @param run the folder of its run; empty where it never began one
     * @param whole whether the run came to its end
     * @param cut what cut it short otherwise
     * @param last whether no other is to go on: the night was asked to end, or the worker would not have the plan's files
     */
    record Ended(Optional<Path> run, boolean whole, Optional<Interruption> cut, boolean last) {}

    private final Plan plan;
    private final Path runs;
    private final Optional<Deadline> end;
    private Optional<Instant> known;
    private final Stop stop;
    private final ServiceManager manager;
    private final HangWatch hang;
    private long toldAt = System.nanoTime() - STATUS_NANOS;

    /** @param end after which, and the plan's grace, a worker is ended whatever it is at */
    Shift(Plan plan, Path runs, Optional<Deadline> end, Stop stop, ServiceManager manager) {
        this.plan = plan;
        this.runs = runs;
        this.end = end;
        this.known = end.map(Deadline::at);
        this.stop = stop;
        this.manager = manager;
        this.hang = new HangWatch(plan.hang(), System::nanoTime);
    }

    /** What becomes known on the way. */
    interface News {

        /** The run has a folder. */
        void begun(Path run);

        /** The clock was set, and the night ends at another moment than was said. */
        void ends(Instant moment);
    }

    /**
     * Watches a worker to its end.
     *
     * @param goneOn the run it goes on with; empty where it begins one
     */
    Ended watch(Worker worker, Optional<Path> goneOn, News news) {
        Optional<Path> run = goneOn;
        hang.begin(goneOn);
        manager.alive(patience());
        while (worker.alive()) {
            if (stop.asked()) {
                worker.kill();
                return new Ended(begun(worker, run), false, Optional.of(stopped()), true);
            }
            if (run.isEmpty()) {
                run = begun(worker, run);
                run.ifPresent(hang::in);
                run.ifPresent(news::begun);
            }
            if (hang.look()) {
                manager.alive(patience());
                run.ifPresent(this::status);
            } else if (hang.tooLong()) {
                worker.kill();
                return new Ended(run, whole(run), Optional.of(hung()), false);
            }
            tellWhereTheClockWasSet(news);
            if (end.filter(deadline -> deadline.over(plan.grace())).isPresent()) {
                worker.kill();
                return new Ended(run, whole(run), Optional.of(overdue()), false);
            }
            stop.await(LOOK_MILLIS);
        }
        run = begun(worker, run);
        run.ifPresent(news::begun);
        if (!whole(run) && worker.exitCode() > BY_SIGNAL) {
            // A signal to all of them at once may have met the worker first.
            stop.await(2 * LOOK_MILLIS);
        }
        return new Ended(
                run,
                whole(run),
                Optional.of(stop.asked() ? stopped() : died(worker)),
                stop.asked() || worker.exitCode() == REFUSED);
    }

    private void tellWhereTheClockWasSet(News news) {
        Optional<Instant> now = end.map(Deadline::at);
        if (!now.equals(known)) {
            known = now;
            now.ifPresent(news::ends);
        }
    }

    private Optional<Path> begun(Worker worker, Optional<Path> run) {
        return run.isPresent() ? run : WorkerRun.begunBy(worker.pid(), runs);
    }

    private static boolean whole(Optional<Path> run) {
        return run.flatMap(WorkerRun::of).filter(WorkerRun::ended).isPresent();
    }

    // What the hang watch takes at most, announced waits included, and the time to end a worker that does not obey.
    private Duration patience() {
        return hang.patience().plusMinutes(1);
    }

    private void status(Path run) {
        if (System.nanoTime() - toldAt < STATUS_NANOS) {
            return;
        }
        toldAt = System.nanoTime();
        try {
            KeptRun kept = KeptRun.read(run);
            long red = kept.outcomes().stream().filter(outcome -> outcome.red()).count();
            long done = kept.outcomes().stream()
                    .filter(outcome -> outcome.verdict().isPresent() && !outcome.begun())
                    .count();
            long passed = kept.outcomes().stream()
                    .filter(outcome ->
                            outcome.verdict().filter(Verdict.PASSED::equals).isPresent())
                    .count();
            manager.status("run " + kept.name() + ": " + done + " of "
                    + kept.outcomes().size() + " scenarios, " + passed + " passed, " + red + " red");
        } catch (BadInput e) {
            manager.status("running");
        }
    }

    private Interruption hung() {
        return told(
                Interruption.HANG,
                "Nothing happened for " + inWords(hang.still()) + "; the rig was ended and started again.");
    }

    private Interruption died(Worker worker) {
        int code = worker.exitCode();
        return told(
                Interruption.DEATH,
                code > BY_SIGNAL
                        ? "The rig's process was killed (signal " + (code - BY_SIGNAL) + ")."
                        : "The rig's process ended before its time (exit code " + code + ").");
    }

    private static Interruption stopped() {
        return told(Interruption.DEATH, "The night was asked to end before its time.");
    }

    private Interruption overdue() {
        return told(
                Interruption.DEADLINE,
                "The time for the night was over and " + inWords(plan.grace()) + " more; what still ran was ended.");
    }

    private static Interruption told(String cause, String sentence) {
        return new Interruption(Instant.now(), cause, sentence);
    }

    private static String inWords(Duration time) {
        return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " minutes";
    }
}
