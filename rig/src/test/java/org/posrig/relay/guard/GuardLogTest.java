package org.posrig.relay.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GuardLogTest {

    @TempDir
    private Path folder;

    @Test
    void of_a_log_that_has_grown_the_newest_lines_stay_whole() throws IOException {
        Path log = folder.resolve("guard.log");
        Files.writeString(log, "an old word\n".repeat(100_000) + "the last word\n");

        GuardLog.cut(log);

        List<String> left = Files.readAllLines(log);
        assertThat(left.getLast()).isEqualTo("the last word");
        assertThat(left).hasSizeBetween(20_000, 30_000);
        assertThat(left.subList(0, left.size() - 1)).containsOnly("an old word");
    }

    @Test
    void a_short_log_and_none_at_all_stay_as_they_are() throws IOException {
        Path log = Files.writeString(folder.resolve("guard.log"), "a word\n");

        GuardLog.cut(log);
        GuardLog.cut(folder.resolve("none"));

        assertThat(log).hasContent("a word\n");
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
