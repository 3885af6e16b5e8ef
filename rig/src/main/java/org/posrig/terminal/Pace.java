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
 * what it has been asked for lately outlives a scenario, and, where a book keeps it, the run.
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
    private final PinEntryBook book;
    private final Deque<Duration> entries = new ArrayDeque<>();
    private int unsure;
    private Duration lastKey;

    /**
     * @param teller is told in a sentence when the rig waits, and why
     * @param book what was entered before, and what keeps this
     * @throws RigFault when the book cannot be read
     */
    public Pace(Pacing pacing, Ticks ticks, Consumer<String> teller, PinEntryBook book) {
        this.pacing = pacing;
        this.ticks = ticks;
        this.teller = teller;
        this.book = book;
        this.lastKey = ticks.now();
        pacing.pinEntries().ifPresent(this::remember);
    }

    private void remember(Pacing.PinEntries limit) {
        for (PinEntryBook.Made made : book.made()) {
            entries.addLast(ticks.now().minus(made.ago()));
            unsure += !made.surely() && made.ago().compareTo(limit.per()) < 0 ? 1 : 0;
        }
    }

    /** Of a terminal whose waits nobody is told of. */
    static Pace silent(Pacing pacing) {
        return new Pace(pacing, Ticks.real(), sentence -> {}, PinEntryBook.unkept());
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
                Duration wait = latest(limit).plus(limit.per()).minus(ticks.now());
                tellUnsure(terminal);
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
            book.enter();
            entries.addLast(ticks.now());
        });
    }

    // The one that has to be over before another may come: not the first where more were made than may be, under
    // another profile.
    private Duration latest(Pacing.PinEntries limit) {
        return entries.stream().sorted().toList().get(entries.size() - limit.most());
    }

    private void tellUnsure(String terminal) {
        if (unsure > 0) {
            teller.accept("The machine was started since PINs were last entered on " + terminal + "; " + unsure
                    + " of them count as entered at that start, the latest that they can have been.");
            unsure = 0;
        }
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
        entries.removeIf(entry -> entry.plus(limit.per()).compareTo(now) <= 0);
    }

    private static String inWords(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
