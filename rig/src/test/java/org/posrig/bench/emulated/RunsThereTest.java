package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;

@Timeout(120)
final class RunsThereTest {

    private static final String OLD = "20261122-010000-000";
    private static final String NEW = "20261122-020000-000";

    @TempDir
    Path folder;

    private StubPi pi;
    private Path kept;
    private RunsThere runs;

    @BeforeEach
    void stub() {
        pi = new StubPi(folder);
        // A checkout's path may have blanks.
        kept = folder.resolve("kept here");
        runs = new RunsThere(pi.guest(), kept);
    }

    @Test
    void only_what_is_new_is_brought() throws IOException {
        pi.run(OLD, "one");
        Map<String, String> before = runs.listed();
        assertThat(runs.bring(before)).isEmpty();
        pi.run(NEW, "two");
        assertThat(runs.bring(before)).containsExactly(kept.resolve(NEW));
        assertThat(kept.resolve(NEW + "/scenarios.jsonl")).hasContent("two");
        assertThat(kept.resolve(OLD)).doesNotExist();
    }

    @Test
    void a_run_that_was_gone_on_with_is_brought_again_in_place_of_what_was_here() throws IOException {
        pi.run(OLD, "one");
        runs.bring(Map.of());
        Files.writeString(kept.resolve(OLD).resolve("of-then"), "");
        Map<String, String> before = runs.listed();
        pi.run(OLD, "one", "two");
        assertThat(runs.bring(before)).containsExactly(kept.resolve(OLD));
        assertThat(kept.resolve(OLD + "/scenarios.jsonl")).hasContent("one\ntwo");
        assertThat(kept).isDirectoryNotContaining("glob:**/.removed*");
        assertThat(kept.resolve(OLD + "/of-then")).doesNotExist();
    }

    @Test
    void half_a_run_is_taken_for_none_and_brought_the_next_time() throws IOException {
        pi.run(OLD, "one");
        pi.copiesNothing();
        assertThatThrownBy(() -> runs.bring(Map.of()))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("The run " + OLD + " could not be brought out of the emulated Pi");
        assertThat(kept.resolve(OLD)).doesNotExist();
        pi.copiesAgain();
        assertThat(runs.bring(runs.listed())).containsExactly(kept.resolve(OLD));
        assertThat(kept.resolve(OLD + "/scenarios.jsonl")).hasContent("one");
        assertThat(kept.resolve(OLD + ".part")).doesNotExist();
    }

    @Test
    void a_pi_without_runs_has_none() {
        assertThat(runs.listed()).isEmpty();
        assertThat(runs.bring(Map.of())).isEmpty();
    }
}
