package org.posrig.host.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.posrig.fault.RigFault;
import org.posrig.host.AcquirerHost;
import org.posrig.host.HostLane;
import org.posrig.host.issuer.TestCard;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/**
 * The acquirer's benchmark, in one process and one run: full sales (PIN block, MAC both ways, journal on disk) at 1, 10 and 50 terminals
 * in turns with a bare jPOS server that echoes them; lateness of delayed replies; used heap over many sales.
 */
public final class HostBenchmark {

    private static final List<Integer> CROWDS = List.of(1, 10, BenchmarkFiles.TERMINALS);
    private static final int FEW = 10;
    private static final int WARM_UP = 10_000;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 9;
    private static final int ROUND = 4_000;
    private static final int STAGES = 5;
    private static final double MEBIBYTE = 1 << 20;
    private static final String WHAT_EACH_DOES = """
            acquirer   MAC checked, PIN block decrypted, issuer, books, journal on disk, answer with MAC
            bare echo  jPOS server with the same channel and packager: message unpacked, packed and sent back, no more
            terminals  the same work whoever answers: MAC of each sale, MAC of each answer; in the same process, so CPU
                       (processor time a sale, both ends together) has it too\
            """;

    private final PrintStream out;
    private final Path folder;
    private final BenchmarkFiles files;
    private final List<TestCard> cards;

    /**
     * Prepares a run.
     *
     * @param folder where journal, state and random test keys go; the caller deletes it
     * @param cards the folder with {@code test-cards.yaml}
     */
    public HostBenchmark(PrintStream out, Path folder, Path cards) throws IOException {
        this.out = out;
        this.folder = folder;
        this.files = BenchmarkFiles.write(folder, cards);
        this.cards = List.of(
                files.config().cards().card("everyday debit"),
                files.config().cards().card("second debit"),
                files.config().cards().card("third debit"),
                files.config().cards().card("gold credit"));
    }

    /**
     * Measures and prints; takes about a minute with 20 000 sales.
     *
     * @param sales how many the heap is watched over, 5 to 1 000 000
     * @throws RigFault when a sale is not approved, a port is taken or a file cannot be written
     */
    public void run(int sales) throws IOException {
        try (AcquirerHost host = AcquirerHost.start(files.config(), new Timeline(new Secrets()), folder);
                BareEcho echo = new BareEcho()) {
            out.printf(
                    "%d processors, Java %s; figures of full sales, bare echo and acquirer in turns%n%n",
                    Runtime.getRuntime().availableProcessors(), Runtime.version());
            out.println(WHAT_EACH_DOES);
            out.printf(
                    "%nterminals  server      sales/s  p50 ms  p99 ms  CPU us    (medians of %d rounds of %d sales, in turns)%n",
                    ROUNDS, ROUND);
            for (int crowd : CROWDS) {
                compare(host, echo, crowd);
            }
            lateness(host);
            memory(host, sales);
        }
    }

    private void compare(AcquirerHost host, BareEcho echo, int crowd) throws IOException {
        try (HostLane lane = lane(host);
                Load bare = new Load(terminals(echo.port(), crowd), false);
                Load full = new Load(signedIn(host, crowd), true)) {
            for (int turn = 0; turn < WARM_UPS; turn++) {
                bare.warmUp(WARM_UP);
                full.warmUp(WARM_UP);
            }
            for (int round = 0; round < ROUNDS; round++) {
                bare.measure(ROUND);
                full.measure(ROUND);
            }
            line(crowd, "bare echo", Figures.median(bare.rounds()));
            line(crowd, "acquirer", Figures.median(full.rounds()));
            // Round by round, so that what else the machine did meanwhile weighs on both.
            Figures ratio = Figures.median(IntStream.range(0, ROUNDS)
                    .mapToObj(
                            round -> full.rounds().get(round).over(bare.rounds().get(round)))
                    .toList());
            out.printf(
                    "%9s  %-9s  %8.2f  %6.2f  %6.2f  %6.2f%n",
                    "", "ratio", ratio.perSecond(), ratio.p50(), ratio.p99(), ratio.busy());
        }
    }

    private void lateness(AcquirerHost host) throws IOException {
        List<LoadTerminal> terminals = new ArrayList<>();
        Lateness lateness = new Lateness(FEW);
        try (HostLane lane = lane(host)) {
            terminals.addAll(signedIn(host, FEW));
            lateness.measure(lane, terminals);
        } finally {
            for (LoadTerminal terminal : terminals) {
                terminal.close();
            }
        }
        out.printf("%nlateness of replies delayed by 20 ms, %d terminals     p50 ms  p99 ms%n", FEW);
        out.printf(
                "bare scheduled executor, to the task's first step  %8.2f%8.2f%n",
                ms(lateness.bare(50)), ms(lateness.bare(99)));
        out.printf(
                "acquirer, to the terminal's last byte              %8.2f%8.2f%n",
                ms(lateness.acquirer(50)), ms(lateness.acquirer(99)));
        out.printf(
                "ratio                                              %8.2f%8.2f%n",
                (double) lateness.acquirer(50) / lateness.bare(50), (double) lateness.acquirer(99) / lateness.bare(99));
    }

    private void memory(AcquirerHost host, int sales) throws IOException {
        out.printf("%nsales in one lane   used heap after a collection, MiB%n");
        try (HostLane lane = lane(host);
                Load load = new Load(signedIn(host, FEW), true)) {
            long before = usedHeap();
            out.printf("%17d   %8.1f%n", 0, before / MEBIBYTE);
            long now = before;
            for (int stage = 1; stage <= STAGES; stage++) {
                load.warmUp(sales / STAGES);
                now = usedHeap();
                out.printf("%17d   %8.1f%n", (long) sales * stage / STAGES, now / MEBIBYTE);
            }
            out.printf("%17s   %8.0f bytes a sale%n", "growth", (double) (now - before) / sales);
        }
    }

    private HostLane lane(AcquirerHost host) {
        return host.openLane("benchmark", Set.copyOf(files.terminals()));
    }

    private List<LoadTerminal> signedIn(AcquirerHost host, int crowd) throws IOException {
        List<LoadTerminal> terminals = connected(host.port(), crowd);
        for (int i = 0; i < crowd; i++) {
            terminals.get(i).signIn(cards.get(i % cards.size()));
        }
        return terminals;
    }

    private List<LoadTerminal> terminals(int port, int crowd) throws IOException {
        List<LoadTerminal> terminals = connected(port, crowd);
        for (int i = 0; i < crowd; i++) {
            terminals.get(i).prepare(cards.get(i % cards.size()));
        }
        return terminals;
    }

    private List<LoadTerminal> connected(int port, int crowd) throws IOException {
        List<LoadTerminal> terminals = new ArrayList<>();
        for (String number : files.terminals().subList(0, crowd)) {
            terminals.add(new LoadTerminal(number, files.masterKey(number), port));
        }
        return terminals;
    }

    private void line(int crowd, String server, Figures figures) {
        out.printf(
                "%9d  %-9s  %8.0f  %6.2f  %6.2f  %6.0f%n",
                crowd, server, figures.perSecond(), ms(figures.p50()), ms(figures.p99()), figures.busy() / 1e3);
    }

    private static double ms(double nanoseconds) {
        return nanoseconds / 1e6;
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
