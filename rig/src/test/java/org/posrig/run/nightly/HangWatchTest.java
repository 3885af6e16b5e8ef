package org.posrig.run.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HangWatchTest {

    @TempDir
    private Path run;

    private final AtomicLong clock = new AtomicLong();
    private final HangWatch watch = new HangWatch(Duration.ofSeconds(60), clock::get);

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(run.resolve("run.json"), """
                {"run": "x", "began": "2026-11-22T22:00:00Z", "bench": "b", "state": "running", "process": 1, "command": {"features": []},
                 "scenarios": [%s]}
                """.formatted(scenario(false, "")));
        watch.begin(Optional.of(run));
    }

    @Test
    void a_bench_may_take_its_time_to_open_whatever_the_limit_is() throws IOException {
        happens("timeline.jsonl", "RunStarted");
        passes(120);
        assertThat(watch.tooLong()).isFalse();
        passes(70);
        assertThat(watch.tooLong()).isTrue();
    }

    @Test
    void a_scenario_in_which_nothing_happens_for_the_limit_hangs() throws IOException {
        happens("scenarios.jsonl", scenario(true, ""));
        happens("timeline.jsonl", "KeyMoved");
        passes(59);
        assertThat(watch.tooLong()).isFalse();
        happens("timeline-2.jsonl", "KeyMoved");
        passes(59);
        assertThat(watch.tooLong()).isFalse();
        passes(2);
        assertThat(watch.tooLong()).isTrue();
        assertThat(watch.still()).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void a_wait_that_was_announced_is_no_hang_until_it_is_over() throws IOException {
        happens("scenarios.jsonl", scenario(true, ""));
        happens("timeline.jsonl", "T1 takes 3 PINs in 600 s; the next one waits for 540.5 s.");
        passes(590);
        assertThat(watch.tooLong()).isFalse();
        passes(20);
        assertThat(watch.tooLong()).isTrue();
    }

    @Test
    void when_the_last_scenario_has_ended_writing_what_is_to_be_written_may_take_longer() throws IOException {
        happens("scenarios.jsonl", scenario(true, ""));
        happens(
                "scenarios.jsonl",
                scenario(
                        false,
                        "{\"verdict\": \"passed\", \"cause\": \"\", \"message\": \"\", \"began\": \"2026-11-22T22:00:00Z\", \"seconds\": 1}"));
        passes(240);
        assertThat(watch.tooLong()).isFalse();
        passes(70);
        assertThat(watch.tooLong()).isTrue();
    }

    private void happens(String file, String line) throws IOException {
        Files.writeString(run.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(watch.look()).isTrue();
        assertThat(watch.look()).isFalse();
    }

    private void passes(long seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static String scenario(boolean begun, String attempt) {
        return "{\"place\": \"/x/a.feature:3\", \"feature\": \"f\", \"name\": \"n\", \"tags\": [], \"begun\": " + begun
                + ", \"attempts\": [" + attempt + "]}";
    }
}
