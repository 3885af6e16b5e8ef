package org.posrig.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimelinePartsTest {

    @TempDir
    private Path folder;

    @Test
    void each_time_a_run_is_gone_on_with_it_has_a_further_part() throws IOException {
        assertThat(TimelineParts.of(folder)).isEmpty();
        Files.createFile(TimelineParts.next(folder));
        Files.createFile(TimelineParts.next(folder));
        assertThat(TimelineParts.of(folder))
                .containsExactly(folder.resolve("timeline.jsonl"), folder.resolve("timeline-2.jsonl"));
    }

    @Test
    void a_file_that_was_cut_off_within_a_line_is_gone_on_with_in_a_new_one() throws IOException {
        Path file = Files.writeString(folder.resolve("lines.jsonl"), "{\"whole\":1}\n{\"ha");
        append(file, "{\"next\":1}\n");
        append(file, "{\"last\":1}\n");
        assertThat(Files.readString(file)).isEqualTo("{\"whole\":1}\n{\"ha\n{\"next\":1}\n{\"last\":1}\n");
    }

    private static void append(Path file, String line) throws IOException {
        try (LineFile lines = new LineFile(file)) {
            lines.append(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
