package org.posrig.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.keys.KeyBenchmark;
import org.posrig.fault.RigFault;
import org.posrig.run.FeatureRun;
import org.posrig.run.RunRequest;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;
import org.posrig.timeline.TimelineFile;

/** The parts of {@code posrig benchmark keys}: the digits, the pulses, and a run of features for the rig's share of its scenarios' time. */
final class KeysBenchmarked {

    private static final String BENCH = "fixtures/benches/stand-in.yaml";

    /** Sales with PINs, chips and taps: what most scenarios are made of. */
    private static final List<String> FEATURES =
            List.of("features/wrong-pin/slip-of-the-finger.feature", "features/online-pin/tap-limit.feature");

    private final PrintStream out;
    private final Path home;
    private final Path folder;

    KeysBenchmarked(PrintStream out, Path home, Path folder) {
        this.out = out;
        this.home = home;
        this.folder = folder;
    }

    /** @return whether every digit has counted once */
    boolean run(int digits, Duration hold, boolean countOnly) throws IOException {
        out.printf("%d processors, Java %s%n%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
        boolean once;
        Timeline timeline = new Timeline(new Secrets());
        try (TimelineFile kept = new TimelineFile(timeline, folder.resolve("timeline.jsonl"));
                Bench bench = BenchOpener.check(home.resolve(BENCH))
                        .pressing(hold, hold)
                        .open(folder.resolve("state"), folder.resolve("work"), timeline)) {
            KeyBenchmark benchmark = new KeyBenchmark(bench, hold, hold, out);
            once = benchmark.count(digits);
            if (!countOnly) {
                benchmark.measure(digits);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigFault(RigFault.Cause.STAND_IN, "The benchmark was interrupted.", "Run it again.", e);
        }
        if (!countOnly) {
            share();
        }
        return once;
    }

    private void share() {
        FeatureRun run = new FeatureRun(
                new RunRequest(
                        home,
                        FEATURES.stream()
                                .map(file -> home.resolve(file).toString())
                                .toList(),
                        Optional.empty(),
                        Optional.of(home.resolve(BENCH)),
                        1,
                        Optional.of(folder.resolve("runs"))),
                new PrintStream(OutputStream.nullOutputStream()));
        int code = run.execute();
        out.printf(
                "%nthe rig's share of its scenarios' time, beside keys, terminal and host%n%n%s%s%n",
                run.withinScenarios(), code == 0 ? "" : " (not all passed)");
    }
}
