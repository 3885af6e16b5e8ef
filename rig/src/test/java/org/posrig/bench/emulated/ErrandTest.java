package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ErrandTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private StubPi pi;

    @BeforeEach
    void stub() {
        pi = new StubPi(folder);
    }

    @Test
    void what_it_says_and_how_it_ends_is_heard() {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        Errand errand = Errand.begin(pi.guest(), "word", "echo one; sleep 0.2; echo two; exit 7", 0);
        assertThat(errand.follow(heard)).isEqualTo(7);
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
        assertThat(errand.said()).isEqualTo("one\ntwo\n");
    }

    @Test
    void one_whose_beginning_got_no_answer_runs_once() throws IOException {
        pi.losesAnAnswer();
        runsOnce();
    }

    @Test
    void half_a_command_is_never_begun() throws IOException {
        pi.breaksInTwo();
        runsOnce();
    }

    private void runsOnce() throws IOException {
        Path ran = folder.resolve("ran");
        Errand errand =
                Errand.begin(pi.guest(), "once", "echo begun >>'" + ran + "'; sleep 1; echo over >>'" + ran + "'", 0);
        assertThat(errand.awaits(SOON)).hasValue(0);
        assertThat(Files.readAllLines(ran)).containsExactly("begun", "over");
    }

    @Test
    void another_of_its_name_makes_it_forgotten_and_none_else() {
        Errand first = Errand.begin(pi.guest(), "kill", "exit 0", 0);
        Errand other = Errand.begin(pi.guest(), "killer", "exit 5", 0);
        assertThat(first.awaits(SOON)).hasValue(0);
        assertThat(other.awaits(SOON)).hasValue(5);
        Errand second = Errand.begin(pi.guest(), "kill", "exit 6", 0);
        assertThat(second.awaits(SOON)).hasValue(6);
        assertThat(first.code()).hasValue(255);
        assertThat(other.code()).hasValue(5);
    }

    @Test
    void told_to_end_it_is_ended_in_order_and_not_by_who_watches_over_it() {
        Errand errand = Errand.begin(pi.guest(), "run", "exec '" + folder + "/runuser'", 0);
        assertThat(Waits.until(SOON, () -> errand.said().contains("going"))).isTrue();
        errand.end();
        assertThat(errand.awaits(SOON)).hasValue(143);
        assertThat(errand.said()).contains("ended in order");
    }

    @Test
    void told_to_end_before_it_began_it_never_begins() {
        Path ran = folder.resolve("ran");
        Errand errand = Errand.toCome(pi.guest(), "run");
        errand.end();
        errand.begin("touch '" + ran + "'", 0);
        assertThat(errand.awaits(SOON)).hasValue(130);
        assertThat(ran).doesNotExist();
    }
}
