package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.posrig.Golden;

/** Whoever is told of nights is told of one that does not run: by a receiver on this machine, through the command. */
@Isolated("properties and both outputs are the process's")
final class MissedNightTest {

    private static final String STAGES = """
            stages:
              - name: all
                features: [%s]
            """;

    @TempDir
    private Path folder;

    private InProcess posrig;
    private Hook hook;

    @BeforeEach
    void begins() throws IOException {
        posrig = new InProcess(folder);
        hook = new Hook();
    }

    @AfterEach
    void ends() {
        hook.close();
    }

    @Test
    void a_bench_that_is_somebody_elses_is_told_with_whose_it_is() throws IOException {
        posrig.said("lease", "take", "--owner", "alice", "--until", "8h", "--why", "a new screen");
        assertThat(night("leased", plan(""))).contains("leased to alice").endsWith("(exit code 3)\n");
        assertThat(posrig.runs()).as("nothing has run").doesNotExist();
    }

    @Test
    void a_wrong_plan_is_told_by_as_much_of_it_as_can_be_read() throws IOException {
        assertThat(night(
                        "wrong-plan",
                        plan("    - {style: slack, url-file: nowhere.url}\n  language: zh\nuntil: never\n")))
                .contains("nowhere.url cannot be read", "'until' must be")
                .endsWith("(exit code 2)\n");
    }

    @Test
    void a_night_that_is_under_way_is_told_and_a_state_that_cannot_be_kept() throws IOException {
        Path bench = Files.createDirectories(posrig.state().resolve("stand-in"));
        try (FileChannel channel = FileChannel.open(
                        bench.resolve("night.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            night("under-way", plan(""));
        }
        hook.heard().clear();
        Files.delete(bench.resolve("night.lock"));
        Files.delete(bench);
        Files.writeString(bench, "a file where a folder should be");
        night("no-state", plan(""));
    }

    @Test
    void a_night_whose_process_does_nothing_is_told_with_how_it_ended() throws IOException {
        Files.writeString(posrig.runs(), "a file where the runs should go");
        assertThat(night("nothing-ran", plan("")))
                .contains("Nothing ran, so there is no report.")
                .endsWith("(exit code 3)\n");
    }

    @Test
    void a_receiver_that_cannot_be_read_is_told_on_the_spot_and_a_trial_tells_nobody() throws IOException {
        assertThat(posrig.said("nightly", "--plan", folder.resolve("none.yaml").toString()))
                .startsWith("Nobody is told of this: the plan's part 'notify' cannot be read.\n")
                .endsWith("(exit code 2)\n");
        Path plan = plan("until: never\n");
        assertThat(posrig.said("nightly", "--dry-run", "--plan", plan.toString()))
                .contains("'until' must be")
                .endsWith("(exit code 2)\n");
        Files.writeString(plan, "stages: []\n");
        assertThat(posrig.said("nightly", "--plan", plan.toString()))
                .doesNotContain("Nobody is told")
                .endsWith("(exit code 2)\n");
        assertThat(hook.heard()).isEmpty();
    }

    // What the command says; what the receiver is told is kept.
    private String night(String name, Path plan) throws IOException {
        String said = posrig.said(
                "nightly",
                "--plan",
                plan.toString(),
                "--output-dir",
                posrig.runs().toString());
        assertThat(hook.heard()).describedAs(said).hasSize(1);
        String told = hook.heard()
                .getFirst()
                .replace(folder + "/", "<folder>/")
                // Its digits are as many as a card number's.
                .replaceAll("(/[\\w.-]+)*/junit-[0-9*]+/", "<folder>/")
                .replace(Golden.home().toString(), "<home>")
                .replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}", "<time>")
                .lines()
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(told.lines().count()).isLessThan(10);
        Golden.assertSame(MissedNightTest.class, "missed-" + name + ".txt", told);
        return said;
    }

    private Path plan(String more) throws IOException {
        return Files.writeString(
                folder.resolve("nightly.yaml"),
                """
                bench: %s
                doctor: false
                restarts: 0
                notify:
                  when: new-red
                  tries: 1
                  webhooks:
                    - {style: plain, url: "http://127.0.0.1:%d/hook"}
                """.formatted(Golden.home().resolve("fixtures/benches/stand-in.yaml"), hook.port())
                        + more
                        + STAGES.formatted(Golden.home().resolve("features/wrong-pin/tries-used-up.feature") + ":9"));
    }
}
