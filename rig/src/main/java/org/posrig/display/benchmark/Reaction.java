package org.posrig.display.benchmark;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.posrig.display.DisplayDecoder;
import org.posrig.display.SerialDisplay;
import org.posrig.fault.RigFault;
import org.posrig.serial.ByteLink;
import org.posrig.serial.SerialSettings;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.DisplayProtocol;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/**
 * The time from a byte to the step that waited for it, in turns with a bare blocking read of the same pseudo-terminal. The byte is the one
 * that completes a screen: the last of an erase. A screen that only silence completes comes later by the quiet time, whoever reads.
 */
final class Reaction {

    private static final int ROUNDS = 7;
    private static final int EACH = 1_000;
    private static final int WARM_UP = 3_000;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final PrintStream out;

    Reaction(PrintStream out) {
        this.out = out;
    }

    void run() {
        double[][] bare = new double[2][ROUNDS];
        double[][] step = new double[2][ROUNDS];
        try (Pty pty = new Pty()) {
            bare(pty, WARM_UP);
            step(pty, WARM_UP);
            for (int round = 0; round < ROUNDS; round++) {
                keep(bare, round, bare(pty, EACH));
                keep(step, round, step(pty, EACH));
            }
        }
        out.printf(
                "%nfrom byte to reader     p50 us  p99 us    (medians of %d rounds of %d screens, in turns)%n",
                ROUNDS, EACH);
        line("bare blocking read", bare);
        line("step that waits", step);
        out.printf(
                "%-20s  %8.2f%8.2f%n", "ratio", median(step[0]) / median(bare[0]), median(step[1]) / median(bare[1]));
    }

    private static long[] bare(Pty pty, int count) {
        long[] times = new long[count];
        SynchronousQueue<Long> came = new SynchronousQueue<>();
        byte[] screen = screen(0);
        // The serial library leaves the line so that a read without bytes ends at once.
        pty.makeRaw();
        try (InputStream line = new FileInputStream(pty.path())) {
            Thread reader = Thread.ofPlatform().daemon().start(() -> {
                byte[] buffer = new byte[4096];
                for (int i = 0; i < count; i++) {
                    try {
                        for (int missing = screen.length; missing > 0; ) {
                            missing -= Math.max(0, line.read(buffer));
                        }
                        came.put(System.nanoTime());
                    } catch (IOException | InterruptedException e) {
                        return;
                    }
                }
            });
            for (int i = 0; i < count; i++) {
                long sent = System.nanoTime();
                pty.send(screen);
                Long at = came.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
                if (at == null) {
                    throw nothingCame();
                }
                times[i] = at - sent;
            }
            reader.join();
        } catch (IOException e) {
            throw nothingCame();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw nothingCame();
        }
        return times;
    }

    private static long[] step(Pty pty, int count) {
        long[] times = new long[count];
        SynchronousQueue<Long> came = new SynchronousQueue<>();
        DisplayDecoder decoder = DisplayDecoder.of(new DisplayGeometry(DisplayProtocol.VT100, Streams.CHARSET, 16, 4));
        try (SerialDisplay display = new SerialDisplay(
                "benchmark",
                ByteLink.to(pty.path(), SerialSettings.eightNone1(115_200)),
                decoder,
                Duration.ofSeconds(1),
                new Timeline(new Secrets()),
                () -> "")) {
            Thread waiting = Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; i < count; i++) {
                    String wanted = String.format("%06d", i);
                    display.history().await(screen -> screen.text().startsWith(wanted), DEADLINE);
                    long now = System.nanoTime();
                    display.history().actionBegins();
                    try {
                        came.put(now);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            });
            for (int i = 0; i < count; i++) {
                byte[] screen = screen(i);
                long sent = System.nanoTime();
                pty.send(screen);
                Long at = came.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
                if (at == null) {
                    throw nothingCame();
                }
                times[i] = at - sent;
            }
            waiting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw nothingCame();
        }
        return times;
    }

    private static byte[] screen(int number) {
        return String.format("%06d 请输入密码\033[2;1H12.00元\033[2J\033[H", number).getBytes(Streams.CHARSET);
    }

    private static RigFault nothingCame() {
        return new RigFault(
                RigFault.Cause.SERIAL_LINE,
                "Bytes were lost on the way through the pseudo-terminal.",
                "Run the benchmark again.");
    }

    private static void keep(double[][] figures, int round, long[] times) {
        Arrays.sort(times);
        figures[0][round] = times[times.length / 2] / 1e3;
        figures[1][round] = times[(int) Math.ceil(times.length * 0.99) - 1] / 1e3;
    }

    private void line(String name, double[][] figures) {
        out.printf("%-20s  %8.1f%8.1f%n", name, median(figures[0]), median(figures[1]));
    }

    private static double median(double[] figures) {
        return Arrays.stream(figures).sorted().toArray()[figures.length / 2];
    }
}
