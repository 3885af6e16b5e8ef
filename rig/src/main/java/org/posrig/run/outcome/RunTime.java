package org.posrig.run.outcome;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.posrig.timeline.TimelineParts;

/** How long a run has run, by the clock of its timelines, which nobody sets; the time between its parts does not count. */
public final class RunTime {

    private static final int TAIL = 65_536;

    private RunTime() {}

    /** @return zero where there is nothing that can be read */
    public static Duration of(Path run) {
        return TimelineParts.of(run).stream().map(RunTime::last).reduce(Duration.ZERO, Duration::plus);
    }

    // The last line may be cut off, or longer than is looked at: then it is the one before.
    private static Duration last(Path timeline) {
        ObjectMapper json = new ObjectMapper();
        for (String line : lines(timeline).reversed()) {
            try {
                double millis = json.readTree(line).path("t").asDouble(-1);
                if (millis >= 0) {
                    return Duration.ofNanos(Math.round(millis * 1_000_000));
                }
            } catch (IOException e) {
                continue;
            }
        }
        return Duration.ZERO;
    }

    private static List<String> lines(Path timeline) {
        try (RandomAccessFile file = new RandomAccessFile(timeline.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            byte[] tail = new byte[TAIL];
            int read = Math.max(0, file.read(tail));
            return new String(tail, 0, read, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
