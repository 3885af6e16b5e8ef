package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.posrig.fault.RigFault;

/**
 * Keeps to the pace that a terminal asks for: the time between PIN entries, and whether its screen may have gone to sleep. One for each terminal, since
 * what it has been asked for lately outlives a scenario.
 */
public final class Pace {

    /** A clock, and the only way to let its time pass. */
    public interface Ticks {

        /** Since some moment. */
        Duration now();

        /** Comes back when that much time has passed, or at once when the thread is interrupted. */
        void pass(Duration time);

        /** Real time. */
        static Ticks real() {
            return new Ticks() {
                @Override
                public Duration now() {
                    return Duration.ofNanos(System.nanoTime());
                }

                @Override
                public void pass(Duration time) {
                    long end = System.nanoTime() + time.toNanos();
                    for (long left = time.toNanos();
                            left > 0 && !Thread.currentThread().isInterrupted();
                            left = end - System.nanoTime()) {
                        LockSupport.parkNanos(this, left);
                    }
                }
            };
        }
    }

    private final Pacing pacing;
    private final Ticks ticks;
    private final Consumer<String> teller;
    private final Deque<Duration> entries = new ArrayDeque<>();
    private Duration lastKey;

    /** @param teller is told in a sentence when the rig waits, and why */
    public Pace(Pacing pacing, Ticks ticks, Consumer<String> teller) {
        this.pacing = pacing;
        this.ticks = ticks;
        this.teller = teller;
        this.lastKey = ticks.now();
    }

    /** Of a terminal whose waits nobody is told of. */
    static Pace silent(Pacing pacing) {
        return new Pace(pacing, Ticks.real(), sentence -> {});
    }

    /**
     * A PIN is about to be entered: waits until the terminal will take it without slowing down, at most the time in which it takes as many as it
     * does.
     *
     * @throws RigFault when the run is stopped meanwhile
     */
    synchronized void beforePin(String terminal) {
        pacing.pinEntries().ifPresent(limit -> {
            forget(limit);
            if (entries.size() >= limit.most()) {
                Duration wait = entries.getFirst().plus(limit.per()).minus(ticks.now());
                teller.accept(String.format(
                        "%s takes %d PIN%s in %s; the next one waits for %.1f s.",
                        terminal,
                        limit.most(),
                        limit.most() == 1 ? "" : "s",
                        inWords(limit.per()),
                        wait.toMillis() / 1000.0));
                ticks.pass(wait);
                forget(limit);
                if (entries.size() >= limit.most()) {
                    throw new RigFault(
                            RigFault.Cause.TERMINAL_UNREACHABLE,
                            "The wait for the next PIN entry of " + terminal + " was cut short.",
                            "Run the scenario again.");
                }
            }
            entries.addLast(ticks.now());
        });
    }

    /** A key is about to be pressed. @return the key that wakes the terminal, where nothing has been pressed for so long that it may sleep */
    synchronized Optional<Key> beforeKey() {
        Duration before = lastKey;
        lastKey = ticks.now();
        return pacing.sleep()
                .filter(sleep -> lastKey.minus(before).compareTo(sleep.after()) >= 0)
                .map(Pacing.Sleep::wake);
    }

    private void forget(Pacing.PinEntries limit) {
        Duration now = ticks.now();
        while (!entries.isEmpty() && entries.getFirst().plus(limit.per()).compareTo(now) <= 0) {
            entries.removeFirst();
        }
    }

    private static String inWords(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
