package org.posrig.host.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.posrig.fault.RigFault;

/** Terminals at one server that make sales at the same time, each the next as soon as the last is answered. */
final class Load implements AutoCloseable {

    private final List<LoadTerminal> terminals;
    private final boolean judged;
    private final ExecutorService threads;
    private final List<long[]> measured = new ArrayList<>();
    private long elapsed;

    /** @param judged whether sales that are not approved are a fault */
    Load(List<LoadTerminal> terminals, boolean judged) {
        this.terminals = terminals;
        this.judged = judged;
        this.threads = Executors.newFixedThreadPool(terminals.size());
    }

    /** Makes about this many sales, as many at each terminal; they count for the figures. */
    void measure(int sales) {
        long began = System.nanoTime();
        List<long[]> latencies = run(sales);
        elapsed += System.nanoTime() - began;
        measured.addAll(latencies);
    }

    /** Makes sales that do not count: the first ones find the server's code uncompiled. */
    void warmUp(int sales) {
        run(sales);
    }

    /** Of everything measured so far. */
    Figures figures() {
        return Figures.of(measured.stream().flatMapToLong(LongStream::of).toArray(), elapsed);
    }

    @Override
    public void close() throws IOException {
        threads.shutdown();
        for (LoadTerminal terminal : terminals) {
            terminal.close();
        }
    }

    private List<long[]> run(int sales) {
        int each = Math.max(1, sales / terminals.size());
        return together(
                threads,
                terminals.stream()
                        .<Callable<long[]>>map(terminal -> () -> {
                            long[] latencies = new long[each];
                            for (int i = 0; i < each; i++) {
                                latencies[i] = terminal.sell(judged);
                            }
                            return latencies;
                        })
                        .toList());
    }

    /** Runs all at once and waits for all. */
    static List<long[]> together(ExecutorService threads, List<Callable<long[]>> work) {
        try {
            List<long[]> results = new ArrayList<>();
            for (Future<long[]> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RigFault fault) {
                throw fault;
            }
            throw new RigFault(
                    RigFault.Cause.HOST,
                    "A connection of the benchmark broke: " + e.getCause() + ".",
                    "Run the benchmark again on a machine with less to do.",
                    e);
        }
    }
}
