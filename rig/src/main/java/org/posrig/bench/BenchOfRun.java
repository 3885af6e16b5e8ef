package org.posrig.bench;

import java.util.Optional;
import org.posrig.fault.ToType;

/**
 * Hands a run's bench to the steps. Cucumber makes step objects by itself and passes them nothing, so the run leaves its bench here
 * for its own thread and all that are started from it; no other run in the same process sees it.
 */
public final class BenchOfRun {

    private static final InheritableThreadLocal<BenchView> BENCH = new InheritableThreadLocal<>();

    private BenchOfRun() {}

    /** From now on the whole bench is at hand for this thread and those it starts. */
    public static void set(Bench bench) {
        set(BenchView.whole(bench));
    }

    /** From now on that much of a bench is at hand for this thread and those it starts. */
    public static void set(BenchView view) {
        BENCH.set(view);
    }

    public static void clear() {
        BENCH.remove();
    }

    public static BenchView get() {
        return Optional.ofNullable(BENCH.get())
                .orElseThrow(() -> new IllegalStateException(
                        "These steps run under '" + ToType.posrig("run") + "', which opens the bench for them."));
    }
}
