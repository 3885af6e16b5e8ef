package org.posrig.display.benchmark;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jline.builtins.ScreenTerminal;
import org.posrig.display.DisplayDecoder;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.DisplayProtocol;
import org.posrig.terminal.Screen;

/** The benchmark of reading displays, in one process and one run; takes about a minute. */
public final class DisplayBenchmark {

    private static final int COLUMNS = 16;
    private static final int ROWS = 4;
    private static final int PIECE = 64;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 200_000_000;
    private static final int SCREENS = 20_000;

    /** A hundred displays at 115 200 baud, ten bits a character. */
    private static final double HUNDRED = 100 * 11_520;

    private final PrintStream out;

    public DisplayBenchmark(PrintStream out) {
        this.out = out;
    }

    /** @throws org.posrig.fault.RigFault when the system has no pseudo-terminal to give */
    public void run() {
        out.printf("%d processors, Java %s%n%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
        out.printf(
                "decoder         MB/s   of a hundred displays at 115 200   (medians of %d rounds, in turns, reads of %d bytes)%n",
                ROUNDS, PIECE);
        throughput();
        out.printf("%nmemory a screen   bytes%n");
        for (DisplayProtocol protocol : DisplayProtocol.texts()) {
            out.printf("%-14s  %7d%n", protocol.word(), allocated(protocol));
        }
        new Reaction(out).run();
    }

    private void throughput() {
        DisplayProtocol[] protocols = DisplayProtocol.texts().toArray(DisplayProtocol[]::new);
        double[][] rates = new double[protocols.length + 1][ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (int i = 0; i <= protocols.length; i++) {
                double rate = i < protocols.length ? decoder(protocols[i]) : jline();
                if (round >= 0) {
                    rates[i][round] = rate;
                }
            }
        }
        for (int i = 0; i <= protocols.length; i++) {
            double median = Arrays.stream(rates[i]).sorted().toArray()[ROUNDS / 2];
            out.printf(
                    "%-14s%6.1f   %5.1f times%n",
                    i < protocols.length ? protocols[i].word() : "JLine (vt100)", median / 1e6, median / HUNDRED);
        }
    }

    private static double decoder(DisplayProtocol protocol) {
        DisplayDecoder decoder = DisplayDecoder.of(new DisplayGeometry(protocol, Streams.CHARSET, COLUMNS, ROWS));
        return rate(Streams.of(protocol), bytes -> decoder.accept(bytes, bytes.length, () -> {}));
    }

    /** JLine takes characters: its bytes are decoded before, whole characters at a time, which a real line would not grant it. */
    private static double jline() {
        ScreenTerminal terminal = new ScreenTerminal(COLUMNS, ROWS);
        return rate(Streams.of(DisplayProtocol.VT100), bytes -> terminal.write(new String(bytes, Streams.CHARSET)));
    }

    /** Bytes a second. */
    private static double rate(byte[] stream, Consumer<byte[]> reader) {
        byte[][] pieces = new byte[(stream.length + PIECE - 1) / PIECE][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = Arrays.copyOfRange(stream, i * PIECE, Math.min(stream.length, (i + 1) * PIECE));
        }
        long began = System.nanoTime();
        long bytes = 0;
        while (System.nanoTime() - began < ROUND_NANOS) {
            for (byte[] piece : pieces) {
                reader.accept(piece);
            }
            bytes += stream.length;
        }
        return bytes * 1e9 / (System.nanoTime() - began);
    }

    /** All that a screen takes: its bytes decoded, its cells copied, its text read once by whoever waits. */
    private static long allocated(DisplayProtocol protocol) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        DisplayDecoder decoder = DisplayDecoder.of(new DisplayGeometry(protocol, Streams.CHARSET, COLUMNS, ROWS));
        byte[] stream = Streams.of(protocol);
        long[] figures = LongStream.range(0, ROUNDS)
                .map(round -> {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    long seen = 0;
                    for (int i = 0; i < SCREENS / Streams.screens(); i++) {
                        // Cells are asked for before each erase, as a display does.
                        decoder.accept(stream, stream.length, () -> text(decoder));
                        seen += Streams.screens();
                    }
                    return (threads.getCurrentThreadAllocatedBytes() - before) / seen;
                })
                .sorted()
                .toArray();
        return figures[ROUNDS / 2];
    }

    private static String text(DisplayDecoder decoder) {
        return new Screen(1, Duration.ZERO, Duration.ZERO, decoder.cells(), decoder.cursor()).text();
    }
}
