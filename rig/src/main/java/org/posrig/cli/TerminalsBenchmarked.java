package org.posrig.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.posrig.fault.RigFault;
import org.posrig.run.PosrigCommand;
import org.posrig.run.ResidentMemory;

/**
 * {@code posrig benchmark terminals}: the same scenarios in the same seeded order over more and more stand-in terminals, each time in a process of its own whose
 * memory is looked at while it runs.
 */
final class TerminalsBenchmarked {

    private static final String FOUR = "fixtures/benches/four-stand-ins.yaml";
    private static final String EIGHT = "fixtures/benches/eight-stand-ins.yaml";

    /** Sales with PINs, chips and taps, refused and approved, and settlements: a hundred scenarios, so that opening the bench does not count. */
    private static final List<String> FEATURES = List.of(
            "features/wrong-pin/slip-of-the-finger.feature",
            "features/online-pin/tap-limit.feature",
            "features/trouble/response-codes.feature",
            "features/trouble/other-payments.feature",
            "features/trouble/settlement.feature");

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final PrintStream out;
    private final Path home;
    private final Path folder;
    private final List<String> features;

    /** @param features in the place of the usual ones; none leaves those */
    TerminalsBenchmarked(PrintStream out, Path home, Path folder, List<String> features) {
        this.out = out;
        this.home = home;
        this.folder = folder;
        this.features = features.isEmpty()
                ? FEATURES.stream().map(file -> home.resolve(file).toString()).toList()
                : features;
    }

    /** One line of the table. */
    private record Measured(int terminals, double seconds, double load, long residentMegabytes, int code) {}

    /** @return whether every run ended well */
    boolean run(List<Integer> counts) throws IOException {
        List<Measured> all = new ArrayList<>();
        out.printf("terminals   wall time   speed-up   processors busy   memory of the rig%n");
        for (int terminals : counts) {
            Measured measured = measure(terminals);
            all.add(measured);
            out.printf(
                    Locale.ROOT,
                    "%9d   %7.1f s   %7.2fx   %13.0f %%   %14d MB%s%n",
                    terminals,
                    measured.seconds(),
                    all.getFirst().seconds() / measured.seconds(),
                    measured.load() * 100,
                    measured.residentMegabytes(),
                    measured.code() == 0 ? "" : "   (not all passed: exit code " + measured.code() + ")");
        }
        return all.stream().allMatch(measured -> measured.code() == 0);
    }

    private Measured measure(int terminals) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Path own = Files.createDirectory(folder.resolve("terminals-" + terminals));
        Process process = start(terminals, own);
        long began = System.nanoTime();
        long resident = 0;
        double load = 0;
        int looks = 0;
        try {
            system.getCpuLoad();
            while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
                resident = Math.max(resident, ResidentMemory.kib(process.pid()) / 1024);
                load += Math.max(0, system.getCpuLoad());
                looks++;
                if (System.nanoTime() - began > LIMIT.toNanos()) {
                    throw fault(own, "did not end in " + LIMIT.toMinutes() + " minutes");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault(own, "was interrupted");
        } finally {
            process.destroy();
        }
        return new Measured(
                terminals,
                (System.nanoTime() - began) / 1_000_000_000.0,
                looks == 0 ? 0 : load / looks,
                resident,
                process.exitValue());
    }

    private Process start(int terminals, Path own) throws IOException {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(features);
        words.addAll(
                List.of("--bench", home.resolve(terminals > 4 ? EIGHT : FOUR).toString()));
        for (int terminal = 1; terminal <= terminals; terminal++) {
            words.addAll(List.of("--terminal", "T" + terminal));
        }
        words.addAll(List.of("--lanes", "all", "--seed", "1", "--trace", "none"));
        words.addAll(List.of("--output-dir", own.toString()));
        return new PosrigCommand()
                .home(home)
                .state(own.resolve("state"))
                .process(words, own.resolve("output.txt"))
                .start();
    }

    private static RigFault fault(Path own, String what) {
        return new RigFault(
                RigFault.Cause.STAND_IN, "The run in " + own + " " + what + ".", "See its output.txt there.");
    }
}
