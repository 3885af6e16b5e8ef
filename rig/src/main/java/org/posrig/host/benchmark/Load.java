package org.posrig.host.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<Figures> rounds = new ArrayList<>();

    /** @param judged whether sales that are not approved are a fault */
    Load(List<LoadTerminal> terminals, boolean judged) {
        this.terminals = terminals;
        this.judged = judged;
        this.threads = Executors.newFixedThreadPool(terminals.size());
    }

    /** Makes about this many sales, as many at each terminal; they count as a round of the figures. */
    void measure(int sales) {
        long began = System.nanoTime();
        long busy = system.getProcessCpuTime();
        List<long[]> latencies = run(sales);
        rounds.add(Figures.of(
                latencies.stream().flatMapToLong(LongStream::of).toArray(),
                System.nanoTime() - began,
                system.getProcessCpuTime() - busy));
    }

    /** Makes sales that do not count: the first ones find the server's code uncompiled. */
    void warmUp(int sales) {
        run(sales);
    }

    /** Of each round so far. */
    List<Figures> rounds() {
        return List.copyOf(rounds);
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
