package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code posrig emulated-pi run} as a user starts and ends it, with an ssh that asks this machine. */
@Timeout(180)
final class InterruptedPiRunTest {

    private static final String RUN = "20261122-030000-000";
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void a_signal_ends_the_run_in_the_pi_in_order_and_brings_what_there_is() throws IOException, InterruptedException {
        Path stub = Files.createDirectories(folder.resolve("stub"));
        StubPi pi = new StubPi(stub);
        pi.run("20261122-010000-000", "an older night");
        StubPi.program(
                stub,
                "posrig",
                "mkdir -p '" + stub + "/runs/" + RUN + "'",
                "echo '{}' >'" + stub + "/runs/" + RUN + "/run.json'",
                "exec runuser");
        Path things = Files.createDirectories(folder.resolve("a home/.posrig/emulated-pi"));
        Files.writeString(things.resolve("ports"), "1");
        Path out = folder.resolve("out");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Dposrig.home=" + folder.resolve("a home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.posrig.cli.Posrig",
                        "emulated-pi",
                        "run")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        command.environment().put("PATH", stub + ":" + System.getenv("PATH"));
        Process process = command.start();
        try {
            assertThat(Waits.until(SOON, () -> said(out).contains("going")))
                    .as(said(out))
                    .isTrue();
            process.destroy();
            assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as(said(out))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(said(out))
                .contains(Words.ENDING_THE_RUN, Words.RUN_ENDED, "the run is in ", "posrig report " + RUN)
                .doesNotContain("010000");
        assertThat(folder.resolve("a home/reports/runs/" + RUN + "/run.json")).exists();
        try (var errands = Files.list(stub.resolve("errands"))) {
            Path errand = errands.findFirst().orElseThrow();
            assertThat(errand.resolve("code")).hasContent("143");
            assertThat(errand.resolve("said")).content().contains("ended in order");
        }
    }

    private static String said(Path out) {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            return "";
        }
    }
}
