package org.posrig.bench.emulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long keys were held and left alone, as their contacts' movements show from outside.
 *
 * @param closings how often any contact has closed
 * @param holds of keys, in the order of the presses
 * @param gaps between the end of one and the beginning of the next, where less than a second lies between them
 */
public record Movements(int closings, List<Duration> holds, List<Duration> gaps) {

    private static final Duration A_PAUSE = Duration.ofSeconds(1);

    /** What a file of movements says; nothing when there is none yet. */
    public static Movements of(Path file) {
        return after(file, 0);
    }

    /** How many lines such a file has by now. */
    static int lines(Path file) {
        return read(file).size();
    }

    /** What a file says after so many lines. */
    static Movements after(Path file, int seen) {
        List<String> lines = read(file);
        lines = lines.subList(Math.min(seen, lines.size()), lines.size());
        List<Duration> holds = new ArrayList<>();
        List<Duration> gaps = new ArrayList<>();
        int closings = 0;
        long closed = 0;
        long opened = 0;
        for (String line : lines) {
            String[] words = line.split("\t");
            if (words.length != 3) {
                continue;
            }
            long nanos = Long.parseLong(words[0]);
            boolean closing = words[2].equals("closed");
            closings += closing ? 1 : 0;
            if (!words[1].equals("key")) {
                continue;
            }
            if (closing) {
                closed = nanos;
                Duration gap = Duration.ofNanos(nanos - opened);
                if (opened != 0 && gap.compareTo(A_PAUSE) < 0) {
                    gaps.add(gap);
                }
            } else if (closed != 0) {
                opened = nanos;
                holds.add(Duration.ofNanos(nanos - closed));
            }
        }
        return new Movements(closings, List.copyOf(holds), List.copyOf(gaps));
    }

    /**
     * A table of both in milliseconds: what was asked for, how many, shortest, median, 95th of a hundred, longest.
     *
     * @param hold what was asked for
     * @param gap the least that was asked for
     */
    public String table(Duration hold, Duration gap) {
        return String.format(
                        "%-6s%8s%8s%10s%10s%10s%10s   (milliseconds, as seen from outside)%n",
                        "", "asked", "seen", "least", "median", "95 %", "most")
                + row("hold", hold, holds)
                + row("gap", gap, gaps);
    }

    private static String row(String name, Duration asked, List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        String begin = String.format("%-6s%8d%8d", name, asked.toMillis(), sorted.size());
        return sorted.isEmpty()
                ? begin + String.format("%n")
                : begin
                        + String.format(
                                "%10.1f%10.1f%10.1f%10.1f%n",
                                at(sorted, 0), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
    }

    private static double at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.round((sorted.size() - 1) * share)).toNanos() / 1e6;
    }

    private static List<String> read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
