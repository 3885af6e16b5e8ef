package org.posrig.run.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.posrig.bench.TemporaryFolder;
import org.posrig.fault.RigFault;
import org.posrig.run.FeatureRun;
import org.posrig.run.RunRequest;

/** Whether a long process that makes one run after the other, as {@code run --watch} does, grows: by heap, threads and open files. */
public final class Steadiness {

    /** What a run may leave on the heap, in the middle of the later half of the runs. */
    private static final double KIB_PER_RUN = 64;

    private static final int MORE_THREADS = 2;
    private static final int MORE_FILES = 4;
    private static final int KIB = 1024;

    private final List<Sample> samples;

    /** The process after a run and a collection. */
    record Sample(int exitCode, long heapBytes, int threads, int files) {}

    Steadiness(List<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    /** Runs; each run is told in a line as it ends. */
    public static Steadiness of(SoakRequest request, PrintStream out) {
        List<Sample> samples = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            SoakBench bench = SoakBench.under(
                    Fault.NONE,
                    request.home(),
                    folder.path(),
                    "soak-" + ProcessHandle.current().pid());
            RunRequest run = new RunRequest(
                    request.home(),
                    request.chosen(),
                    Optional.empty(),
                    Optional.of(bench.file()),
                    bench.terminals().size(),
                    Optional.of(folder.path().resolve("runs")));
            for (int number = 1; number <= request.runs(); number++) {
                Sample sample = sample(run);
                samples.add(sample);
                out.printf(
                        "%5d exit code %d, heap %.1f MiB, %d threads, %d open files%n",
                        number,
                        sample.exitCode(),
                        sample.heapBytes() / (double) (KIB * KIB),
                        sample.threads(),
                        sample.files());
                out.flush();
                FileUtils.deleteDirectory(folder.path().resolve("runs").toFile());
            }
            FileUtils.deleteDirectory(RunRequest.stateFolder(request.home())
                    .resolve("soak-" + ProcessHandle.current().pid())
                    .toFile());
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "A run cannot be removed (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
        return new Steadiness(samples);
    }

    private static Sample sample(RunRequest run) throws IOException {
        int code = new FeatureRun(run, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .execute();
        // What only finalizers and cleaners let go of takes a second one.
        System.gc();
        System.gc();
        return new Sample(
                code,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                files());
    }

    private static int files() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return (int) open.count();
        }
    }

    /** 0 if every run passed and nothing grows, 1 otherwise. */
    public int exitCode() {
        Sample first = later().getFirst();
        Sample last = later().getLast();
        return samples.stream().allMatch(sample -> sample.exitCode() == 0)
                        && slope() <= KIB_PER_RUN
                        && last.threads() <= first.threads() + MORE_THREADS
                        && last.files() <= first.files() + MORE_FILES
                ? 0
                : 1;
    }

    /** The result in a few lines. */
    public void tell(PrintStream out) {
        Sample first = later().getFirst();
        Sample last = later().getLast();
        out.printf(
                "%n%d runs in one process; over the last %d:%n"
                        + "heap after a collection %.1f to %.1f MiB, %+.1f KiB a run (least squares)%n"
                        + "threads %d to %d, open files %d to %d%n",
                samples.size(),
                later().size(),
                first.heapBytes() / (double) (KIB * KIB),
                last.heapBytes() / (double) (KIB * KIB),
                slope(),
                first.threads(),
                last.threads(),
                first.files(),
                last.files());
    }

    // At first classes are loaded and caches filled, which is no growth.
    private List<Sample> later() {
        return samples.subList(samples.size() / 2, samples.size());
    }

    /** KiB a run, by least squares. */
    double slope() {
        List<Sample> later = later();
        double middle = (later.size() - 1) / 2.0;
        double mean = later.stream().mapToLong(Sample::heapBytes).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int i = 0; i < later.size(); i++) {
            above += (i - middle) * (later.get(i).heapBytes() - mean);
            below += (i - middle) * (i - middle);
        }
        return below == 0 ? 0 : above / below / KIB;
    }
}
