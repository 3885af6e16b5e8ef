package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LookTimesTest {

    private static final long MILLI = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void the_distances_between_looks_are_told_with_the_longest_of_them() {
        Path file = folder.resolve("looks");
        LookTimes times = new LookTimes(file);
        long now = 0;
        for (int look = 0; look < 900; look++) {
            times.looked(now);
            now += 3 * MILLI;
        }
        for (int look = 0; look < 99; look++) {
            times.looked(now);
            now += 8 * MILLI;
        }
        times.looked(now + 3_000 * MILLI);

        assertThat(LookTimes.told(file))
                .isEqualTo("looked at 1000 times, 3 ms apart in the median, 8 in 95 of 100, 3008 at most");
    }

    @Test
    void where_nobody_has_looked_nothing_is_told() {
        assertThat(LookTimes.told(folder.resolve("none"))).isEmpty();
    }
}
