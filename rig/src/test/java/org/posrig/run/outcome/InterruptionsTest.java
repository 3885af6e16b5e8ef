package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterruptionsTest {

    private static final Interruption DEATH =
            new Interruption(Instant.parse("2026-11-22T02:00:00.123456789Z"), Interruption.DEATH, "It was killed.");
    private static final Interruption HANG =
            new Interruption(Instant.parse("2026-11-22T03:00:00Z"), Interruption.HANG, "Nothing happened for 5 min.");

    @TempDir
    private Path folder;

    @Test
    void a_run_that_was_never_cut_short_has_none() {
        assertThat(Interruptions.read(folder)).isEmpty();
    }

    @Test
    void they_are_read_as_they_were_written_and_a_torn_line_spoils_none() throws IOException {
        Interruptions.append(folder, DEATH);
        Files.writeString(folder.resolve("interruptions.jsonl"), "{\"at\":\"2026-", StandardOpenOption.APPEND);
        Interruptions.append(folder, HANG);
        assertThat(Interruptions.read(folder)).containsExactly(DEATH, HANG);
    }

    @Test
    void a_cause_that_is_none_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interruption(Instant.EPOCH, "boredom", "?"));
    }
}
