package org.posrig.bench.keys;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.posrig.bench.Bench;
import org.posrig.bench.Lane;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/** The benchmark of pressing keys, on an open bench of stand-ins whose keys are pressed with the hold and gap given. */
public final class KeyBenchmark {

    private static final String READY = "ready";
    private static final long SEED = 20260101;
    private static final int WARM_UP = 10;

    private final Bench bench;
    private final PrintStream out;
    private final Duration hold;
    private final Duration gap;

    public KeyBenchmark(Bench bench, Duration hold, Duration gap, PrintStream out) {
        this.bench = bench;
        this.out = out;
        this.hold = hold;
        this.gap = gap;
    }

    /**
     * Types digits on all terminals at once and prints how many were lost and how many counted twice.
     *
     * @param digits at least so many in all
     * @return whether each has counted once
     */
    public boolean count(int digits) {
        List<Lane> lanes = lanes();
        try {
            int share = digits / lanes.size() + 1;
            List<CompletableFuture<DigitCount>> counting = IntStream.range(0, lanes.size())
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> counted(lanes.get(i), SEED + i, share),
                            task -> Thread.ofPlatform().daemon().start(task)))
                    .toList();
            List<DigitCount> counts =
                    counting.stream().map(CompletableFuture::join).toList();
            out.printf(
                    "digits held for %s with %s between, on all terminals at once%n%nterminal    typed  dropped  doubled%n",
                    inWords(hold), inWords(gap));
            for (int i = 0; i < lanes.size(); i++) {
                DigitCount count = counts.get(i);
                out.printf(
                        "%-8s  %7d  %7d  %7d%n",
                        lanes.get(i).terminals().getFirst().name(), count.typed(), count.dropped(), count.doubled());
            }
            return counts.stream().allMatch(count -> count.dropped() == 0 && count.doubled() == 0);
        } finally {
            lanes.forEach(Lane::close);
        }
    }

    /**
     * Measures how far from what was asked hold and gap are on the first terminal while the second one sells, in turns with a bare scheduled executor,
     * and prints it.
     *
     * @param digits about so many of each
     */
    public void measure(int digits) throws InterruptedException {
        List<Lane> lanes = lanes();
        PulseTimes rig = new PulseTimes(hold, gap);
        try (BarePulses bare = new BarePulses(hold, gap);
                SalesLoad load = new SalesLoad(lanes.getLast())) {
            DigitCount typing = new DigitCount(lanes.getFirst().terminals().getFirst(), SEED);
            for (int turn = 0; turn < WARM_UP; turn++) {
                typing.amount();
                new BarePulses(hold, gap).make(DigitCount.AMOUNT);
            }
            try (Timeline.Subscription told = bench.timeline().subscribe(event -> take(event, typing(lanes), rig))) {
                while (typing.typed() < digits + WARM_UP * DigitCount.AMOUNT) {
                    rig.begin();
                    typing.amount();
                    bare.make(DigitCount.AMOUNT);
                }
            }
            out.print(PulseTable.of(bare.times(), rig, load.sales()));
        } finally {
            lanes.forEach(Lane::close);
        }
    }

    private static String typing(List<Lane> lanes) {
        return lanes.getFirst().terminals().getFirst().name();
    }

    private static void take(Event event, String terminal, PulseTimes times) {
        if (event.what() instanceof Happening.Pressed pressed
                && pressed.terminal().equals(terminal)) {
            if (pressed.key().chars().allMatch(Character::isDigit)) {
                times.pulse(pressed.closed().toNanos(), pressed.opened().toNanos());
            } else {
                times.begin();
            }
        }
    }

    private DigitCount counted(Lane lane, long seed, int digits) {
        DigitCount count = new DigitCount(lane.terminals().getFirst(), seed);
        while (count.typed() < digits) {
            count.amount();
        }
        return count;
    }

    private List<Lane> lanes() {
        List<Lane> lanes = new ArrayList<>();
        for (String terminal : bench.file().terminalNames().stream().sorted().toList()) {
            lanes.add(bench.lease(terminal));
        }
        List<CompletableFuture<Void>> starting = lanes.stream()
                .map(lane -> CompletableFuture.runAsync(
                        () -> lane.start(READY),
                        task -> Thread.ofPlatform().daemon().start(task)))
                .toList();
        starting.forEach(CompletableFuture::join);
        return lanes;
    }

    private static String inWords(Duration time) {
        return time.toNanos() % 1_000_000 == 0 ? time.toMillis() + " ms" : time.toNanos() / 1e6 + " ms";
    }
}
