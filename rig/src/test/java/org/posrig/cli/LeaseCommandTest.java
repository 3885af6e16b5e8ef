package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.posrig.Golden;

@Isolated("properties and both outputs are the process's")
final class LeaseCommandTest {

    private static final String STALE =
            "{\"owner\": \"alice\", \"since\": \"2026-01-01T12:00:00Z\", \"until\": \"2026-01-02T06:00:00Z\", \"why\": \"new screen\"}";

    @TempDir
    private Path folder;

    private InProcess posrig;

    @BeforeEach
    void begins() {
        posrig = new InProcess(folder);
    }

    @Test
    void a_bench_is_taken_held_against_others_and_given_back() {
        Golden.assertSame(
                LeaseCommandTest.class,
                "lease.txt",
                posrig.session(
                        "lease show",
                        "lease take --until 8h --why a-new-screen",
                        "lease take --owner bob",
                        "lease release --owner bob",
                        "lease take --until 9h",
                        "lease show --bench stand-in",
                        "lease release",
                        "lease release"));
    }

    @Test
    void where_the_configuration_has_a_bench_that_one_is_meant_by_every_command() throws IOException {
        posrig.withBenchOfItsOwn("lab");

        assertThat(posrig.said("lease", "take")).startsWith("The bench lab is leased to tester");
        assertThat(posrig.said("lease", "show")).startsWith("The bench lab is leased to tester");
        assertThat(posrig.said("out-of-service", "take", "T2", "--why", "cracked"))
                .startsWith("Out of service: T2");
        assertThat(posrig.said("out-of-service")).startsWith("T2, by tester");
        assertThat(posrig.state().resolve("lab/out-of-service.json")).exists();
        assertThat(posrig.state().resolve("stand-in")).doesNotExist();
        assertThat(posrig.said("lease", "release")).startsWith("The bench lab is free again");
    }

    @Test
    void an_installed_rig_tells_what_to_type_there() {
        posrig.installed();

        assertThat(posrig.said("status")).contains("begin with posrig run.");
        posrig.said("lease", "take", "--owner", "alice");
        assertThat(posrig.said("lease", "take"))
                .contains("; 'posrig lease release --bench stand-in --owner alice' breaks it.");
        assertThat(posrig.said("run", "--help").replaceAll("\\s+", " ")).contains("'posrig report' makes it");
    }

    @Test
    void nobody_else_moves_anything_on_a_leased_bench() {
        posrig.said("lease", "take", "--owner", "alice", "--why", "a new screen");
        Golden.assertSame(
                LeaseCommandTest.class,
                "lease-refuses.txt",
                posrig.session(
                        "run " + Golden.home().resolve("features/wrong-pin/tries-used-up.feature") + ":9 --output-dir "
                                + posrig.runs(),
                        "press f1",
                        "card out",
                        "power cycle",
                        "calibrate",
                        "doctor"));
        assertThat(posrig.runs()).as("a refused run leaves nothing behind").doesNotExist();
        assertThat(posrig.said("safe")).as("whoever wants it safe may").doesNotContain("alice", "exit code");
    }

    @Test
    void a_lease_whose_time_is_over_holds_until_it_is_broken_by_name() throws IOException {
        Files.createDirectories(posrig.state().resolve("stand-in"));
        Files.writeString(posrig.state().resolve("stand-in/lease.json"), STALE);
        Golden.assertSame(
                LeaseCommandTest.class,
                "lease-over.txt",
                posrig.session(
                        "lease show",
                        "press f1",
                        "lease take",
                        "lease release",
                        "lease release --owner alice",
                        "lease take"));
    }

    @Test
    void mistakes_are_told() throws IOException {
        String text = posrig.session(
                "lease",
                "lease take --owner a/b",
                "lease take --until tomorrow",
                "lease take --until 2026-01-01T07:00",
                "lease take --until 9999h --why x",
                "lease take --why " + "long".repeat(60),
                "lease show --bench nowhere.yaml");
        Files.createDirectories(posrig.state().resolve("stand-in"));
        Files.writeString(posrig.state().resolve("stand-in/lease.json"), STALE.substring(0, 60));
        text += posrig.session("lease show", "lease take", "lease release", "press f1");
        Golden.assertSame(LeaseCommandTest.class, "lease-mistakes.txt", text);
    }
}
