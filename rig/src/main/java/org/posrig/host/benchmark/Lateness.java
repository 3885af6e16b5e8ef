package org.posrig.host.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.posrig.host.HostLane;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Action;
import org.posrig.host.script.Match;
import org.posrig.host.script.Rule;

/**
 * How late delayed replies are: at the acquirer from the terminal's last byte out to the reply's last byte in, so the whole exchange
 * counts as lateness; beside it a bare scheduled executor from the moment of scheduling to the task's first instruction.
 */
final class Lateness {

    private static final Duration DELAY = Duration.ofMillis(20);
    private static final int ROUNDS = 4;
    private static final int EACH = 40;

    private final int callers;
    private long[] bare = new long[0];
    private long[] acquirer = new long[0];

    Lateness(int callers) {
        this.callers = callers;
    }

    /** Measures both in turns. */
    void measure(HostLane lane, List<LoadTerminal> terminals) throws IOException {
        lane.rules()
                .add(new Rule(
                        "late",
                        Rule.USUAL_PRIORITY,
                        0,
                        Match.of(MessageKind.SALE),
                        Optional.empty(),
                        Action.late(DELAY)));
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            Callable<long[]> waiting = () -> times(() -> task(timer));
            round(threads, terminals);
            Load.together(threads, Collections.nCopies(callers, waiting));
            for (int round = 0; round < ROUNDS; round++) {
                bare = joined(bare, Load.together(threads, Collections.nCopies(callers, waiting)));
                acquirer = joined(acquirer, round(threads, terminals));
            }
        }
    }

    /** Nanoseconds; negative would be early. */
    long bare(int percent) {
        return Figures.percentile(sorted(bare), percent);
    }

    long acquirer(int percent) {
        return Figures.percentile(sorted(acquirer), percent);
    }

    private static List<long[]> round(ExecutorService threads, List<LoadTerminal> terminals) {
        return Load.together(
                threads,
                terminals.stream()
                        .<Callable<long[]>>map(terminal -> () -> times(() -> terminal.sell(true)))
                        .toList());
    }

    private static long[] times(Callable<Long> work) throws Exception {
        long[] late = new long[EACH];
        for (int i = 0; i < EACH; i++) {
            late[i] = work.call() - DELAY.toNanos();
        }
        return late;
    }

    private static long task(ScheduledExecutorService timer) {
        CompletableFuture<Long> begins = new CompletableFuture<>();
        long scheduled = System.nanoTime();
        timer.schedule(() -> begins.complete(System.nanoTime() - scheduled), DELAY.toNanos(), TimeUnit.NANOSECONDS);
        return begins.join();
    }

    private static long[] joined(long[] before, List<long[]> more) {
        return LongStream.concat(LongStream.of(before), more.stream().flatMapToLong(LongStream::of))
                .toArray();
    }

    private static long[] sorted(long[] values) {
        return LongStream.of(values).sorted().toArray();
    }
}
