package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs are called, and how long they took, where the clock on the wall is set. */
final class RunNameTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-22T01:30:00.112");

    @TempDir
    private Path folder;

    @Test
    void a_run_is_called_by_its_moment() throws IOException {
        assertThat(begin(NOW).remark()).isEmpty();
        assertThat(begin(NOW.plusHours(1)).text()).isEqualTo("20261122-023000-112");
        assertThat(begin(NOW.plusHours(1)))
                .as("two at once")
                .isEqualTo(new RunName("20261122-023000-113", java.util.Optional.empty()));
    }

    @Test
    void a_run_that_begins_in_1970_is_the_newest_all_the_same_and_that_is_told() throws IOException {
        begin(NOW);
        RunName name = begin(LocalDateTime.parse("1970-01-01T08:00:41"));
        assertThat(name.text()).isEqualTo("20261122-013000-113");
        assertThat(name.remark())
                .contains("The clock says 1970-01-01T08:00, which is before the last run began (20261122-013000-112):"
                        + " this one is called 20261122-013000-113, to come after it. See timedatectl; if that run's time"
                        + " was the wrong one, rename its folder.");
        assertThat(new KeptRuns(folder).removeBeyond(1, 1_000_000)).isEqualTo(1);
        assertThat(folder.resolve(name.text())).exists();
    }

    @Test
    void whatever_the_clock_is_set_to_the_last_run_is_the_newest_and_the_first_one_goes_first() throws IOException {
        Random random = new Random(5);
        LocalDateTime clock = NOW;
        String last = "";
        for (int i = 0; i < 200; i++) {
            clock = clock.plusSeconds(
                    random.nextInt(3) == 0 ? random.nextInt(200_000_000) - 100_000_000 : random.nextInt(9));
            String name = begin(clock).text();
            assertThat(name).isGreaterThan(last).matches("\\d{8}-\\d{6}-\\d{3}");
            last = name;
            if (i % 20 == 19) {
                new KeptRuns(folder).removeBeyond(3, Long.MAX_VALUE);
                try (Stream<Path> left = Files.list(folder)) {
                    assertThat(left).hasSize(3).contains(folder.resolve(last));
                }
            }
        }
    }

    @Test
    void how_long_a_run_took_is_what_its_timelines_say_in_all_its_parts() throws IOException {
        assertThat(RunTime.of(folder)).isZero();
        Files.writeString(
                folder.resolve("timeline.jsonl"), "{\"n\":1,\"t\":1.0}\n{\"n\":2,\"t\":61000.5}\n{\"n\":3,\"t\":9");
        assertThat(RunTime.of(folder)).isEqualTo(Duration.ofMillis(61_000).plusNanos(500_000));
        Files.writeString(folder.resolve("timeline-2.jsonl"), "{\"n\":1,\"t\":3.0}\n");
        Files.writeString(
                folder.resolve("timeline-2.jsonl"),
                "{\"n\":2,\"t\":1000.0,\"x\":\"" + "x".repeat(100_000) + "\"}\n{\"n\":3,\"t\":2000.0}\n",
                StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("timeline-3.jsonl"), "");
        assertThat(RunTime.of(folder)).isEqualTo(Duration.ofMillis(63_000).plusNanos(500_000));
    }

    private RunName begin(LocalDateTime now) throws IOException {
        RunName name = new KeptRuns(folder).nextName(now);
        Files.createDirectories(folder.resolve(name.text()));
        return name;
    }
}
