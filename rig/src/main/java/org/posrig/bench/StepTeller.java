package org.posrig.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.posrig.fault.RigFault;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * Puts scenarios and their steps on the timeline, in the lane of the thread that runs them. A scenario's first step begins before it has
 * a lane; what is told until then waits for the lease.
 */
public final class StepTeller {

    private final Timeline timeline;
    private final Map<Thread, String> lanes = new ConcurrentHashMap<>();
    private final Map<Thread, List<Happening>> waiting = new ConcurrentHashMap<>();
    private final Map<Thread, Throwable> reds = new ConcurrentHashMap<>();

    StepTeller(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Tells something of the scenario that runs on this thread. */
    public void tell(Happening what) {
        Optional.ofNullable(lanes.get(Thread.currentThread()))
                .ifPresentOrElse(
                        lane -> timeline.publish(lane, what),
                        () -> waiting.computeIfAbsent(Thread.currentThread(), unused -> new ArrayList<>())
                                .add(what));
    }

    /** A step has ended. @param problem what ended it, where it did not pass */
    public void stepEnded(String verdict, Optional<Throwable> problem) {
        problem.filter(ScreenMismatch.class::isInstance)
                .flatMap(mismatch -> ((ScreenMismatch) mismatch).missed())
                .ifPresent(this::tell);
        problem.ifPresent(red -> reds.put(Thread.currentThread(), red));
        tell(new Happening.StepEnded(verdict, problem.map(Throwable::getMessage).orElse("")));
    }

    /**
     * Says of the scenario on this thread that a fault of the rig lies behind its red: the fault goes with what ended it, so that whoever
     * judges that sees both.
     */
    public void blame(RigFault fault) {
        Optional.ofNullable(reds.get(Thread.currentThread())).ifPresent(red -> red.addSuppressed(fault));
    }

    /** The scenario on this thread has ended: what still waits for a lane goes to the bench as a whole. */
    public void scenarioEnded() {
        flush("");
        lanes.remove(Thread.currentThread());
        reds.remove(Thread.currentThread());
    }

    /** The lane of the scenario that runs on this thread, if it has one by now. */
    Optional<String> lane() {
        return Optional.ofNullable(lanes.get(Thread.currentThread()));
    }

    void leased(String lane) {
        lanes.put(Thread.currentThread(), lane);
        flush(lane);
    }

    private void flush(String lane) {
        Optional.ofNullable(waiting.remove(Thread.currentThread()))
                .ifPresent(told -> told.forEach(what -> timeline.publish(lane, what)));
    }
}
