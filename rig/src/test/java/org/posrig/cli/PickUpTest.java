package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.posrig.Golden;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunFacts;
import org.posrig.run.outcome.RunFile;

/** What a machine that is on again makes of a night that was cut off and that is over: through the command, with a receiver of its message. */
@Isolated("properties and both outputs are the process's")
final class PickUpTest {

    private static final Path FEATURE = Golden.home().resolve("features/wrong-pin/tries-used-up.feature");
    private static final String YESTERDAY =
            Instant.now().minus(Duration.ofDays(1)).toString();
    private static final String TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).toString();
    /** Linux gives no number beyond 4 194 304. */
    private static final String NOBODY = "99999999";

    @TempDir
    private Path folder;

    private InProcess posrig;
    private Hook hook;
    private Path plan = Path.of("");

    @BeforeEach
    void begins() throws IOException {
        posrig = new InProcess(folder);
        hook = new Hook();
        plan("06:00");
    }

    @AfterEach
    void ends() {
        hook.close();
    }

    @Test
    void where_no_night_was_cut_off_none_is_begun_and_nobody_is_told_whatever_the_plan_is_like() throws IOException {
        assertThat(pickUp()).isEqualTo("No night of nightly.yaml was cut off; none is begun.\n");
        plan("never");
        assertThat(pickUp()).isEqualTo("No night of nightly.yaml was cut off; none is begun.\n");
        assertThat(hook.heard()).isEmpty();
        assertThat(posrig.runs()).doesNotExist();
    }

    @Test
    void a_night_whose_end_went_by_while_the_machine_was_off_is_closed_and_told_with_what_cut_it() throws IOException {
        plan("2026-01-02 06:00");
        String end = LocalDateTime.parse("2026-01-02T06:00")
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toString();
        Path run = cut(end, "NONE", "a-boot-before-this-one");

        assertThat(pickUp())
                .contains("The machine went off in the middle of the night, as in a power cut.\n")
                .contains("The run 20260101-230000-000 was interrupted: 0 of 2 scenarios had come to their end.\n")
                .contains("The night is over: 0 passed, 0 failed, 1 broken, 0 skipped, 1 not run.\n")
                .endsWith("(exit code 3)\n");
        assertThat(hook.heard())
                .hasSize(1)
                .first()
                .asString()
                .contains("The machine went off in the middle of the night");
        assertThat(KeptRun.read(run).state()).isEqualTo("interrupted");
        assertThat(posrig.runs()).isDirectoryNotContaining(other -> Files.isDirectory(other) && !other.equals(run));
        assertThat(book()).doesNotExist();
        assertThat(posrig.state().resolve("stand-in/lease.json")).doesNotExist();

        assertThat(pickUp()).isEqualTo("No night of nightly.yaml was cut off; none is begun.\n");
        assertThat(hook.heard()).as("once").hasSize(1);
    }

    @Test
    void a_night_that_was_asked_to_end_does_not_go_on_by_itself() throws IOException {
        Path run = cut(TOMORROW, "TO_END", "a-boot-before-this-one");
        assertThat(pickUp()).contains("The night is over: ").endsWith("(exit code 3)\n");
        assertThat(hook.heard()).hasSize(1);

        cut(TOMORROW, "GRANTED", "a-boot-before-this-one");
        assertThat(pickUp()).isEqualTo("No night of nightly.yaml was cut off; none is begun.\n");
        assertThat(hook.heard()).hasSize(1);
        assertThat(book()).as("--resume finds it there").exists();
        assertThat(posrig.runs()).isDirectoryNotContaining(other -> Files.isDirectory(other) && !other.equals(run));
    }

    @Test
    void a_night_that_was_cut_off_before_anything_ran_is_told_too() throws IOException {
        cut(YESTERDAY, "NONE", "");
        Files.delete(posrig.runs().resolve("20260101-230000-000/run.json"));
        assertThat(pickUp())
                .contains(
                        "The rig's processes ended in the middle of the night. Nothing had run, so there is no report.")
                .endsWith("(exit code 3)\n");
        assertThat(hook.heard()).hasSize(1).first().asString().contains("did not run", "The rig's processes ended");
        assertThat(book()).doesNotExist();
    }

    @Test
    void it_decides_by_itself_so_other_ways_to_begin_are_refused() {
        assertThat(posrig.said("nightly", "--pick-up", "--go-on", "--plan", plan.toString()))
                .contains(
                        "--pick-up sees by itself whether there is a night to go on with: leave --dry-run, --go-on and --resume out.")
                .endsWith("(exit code 2)\n");
    }

    private String pickUp() {
        return posrig.said(
                "nightly",
                "--pick-up",
                "--plan",
                plan.toString(),
                "--output-dir",
                posrig.runs().toString());
    }

    private Path book() {
        return posrig.state().resolve("stand-in/night.json");
    }

    // As a power cut leaves it in the first of two scenarios.
    private Path cut(String until, String wish, String boot) throws IOException {
        Path run = Files.createDirectories(posrig.runs().resolve("20260101-230000-000"));
        Outcome first = planned(9, false);
        try (RunFile file = new RunFile(run, facts(), List.of(first, planned(20, false)))) {
            file.tell(planned(9, true));
        }
        Path written = run.resolve("run.json");
        Files.writeString(
                written, Files.readString(written).replaceFirst("\"process\" : \\d+", "\"process\" : " + NOBODY));
        Files.writeString(run.resolve("timeline.jsonl"), "{\"t\": 1000.0}\n");
        Files.createDirectories(book().getParent());
        Files.writeString(book(), """
                {"plan": "%s", "run": "%s", "worker": %s, "until": "%s", "seed": 7, "wish": "%s", "boot": "%s"}
                """.formatted(plan, run, NOBODY, until, wish, boot));
        return run;
    }

    private static Outcome planned(int line, boolean begun) {
        return new Outcome(new Place(FEATURE, line), "F", "line " + line, List.of(), List.of(), begun);
    }

    private static RunFacts facts() {
        return new RunFacts(
                "20260101-230000-000",
                Instant.parse("2026-01-01T23:00:00Z"),
                "stand-in",
                "0123456789ab",
                Map.of(),
                Map.of(),
                new CommandLine(
                        List.of(FEATURE.toString()),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        OptionalLong.empty(),
                        0,
                        List.of()));
    }

    private void plan(String until) throws IOException {
        plan = Files.writeString(folder.resolve("nightly.yaml"), """
                bench: %s
                doctor: false
                until: "%s"
                notify:
                  when: new-red
                  tries: 1
                  webhooks:
                    - {style: plain, url: "http://127.0.0.1:%d/hook"}
                stages:
                  - name: all
                    features: [%s:9]
                """.formatted(
                        Golden.home().resolve("fixtures/benches/stand-in.yaml"), until, hook.port(), FEATURE));
    }
}
