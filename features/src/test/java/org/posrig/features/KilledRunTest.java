package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed in the middle of a password reset leaves a readable run, no process, and a bench that the next run can use. */
@Order(5)
final class KilledRunTest {

    private static final int LIMIT_SECONDS = 90;

    @TempDir
    private Path folder;

    @Test
    void after_a_kill_in_mid_reset_the_timeline_is_readable_and_the_next_run_passes()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        PosrigCommand posrig = new PosrigCommand(folder);
        Path bench = BenchText.shipped().withOneTerminal().writtenTo(folder);
        String reset = Shipped.scenario(
                "forgotten-password/remote-reset", "The password that customer service sets holds at once");

        PosrigCommand.Running running = posrig.start("--bench", bench.toString(), reset);
        awaitInTimeline(posrig, running, "fetch reset");
        List<ProcessHandle> standIns = running.process().descendants().toList();
        running.process().destroyForcibly().waitFor();

        assertThat(standIns).describedAs("the stand-in ran").isNotEmpty();
        for (ProcessHandle standIn : standIns) {
            standIn.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(TimelineLines.read(posrig.newestRun()))
                .extracting(event -> event.path("kind").asText())
                .contains("KeyMoved", "ScreenShown", "HostMessage");
        PosrigCommand.Result traced = posrig.trace(posrig.newestRun().toString());
        assertThat(traced.exitCode()).describedAs(traced.output()).isEqualTo(0);
        assertThat(Path.of(traced.output().strip()))
                .content()
                .contains("\"verdict\":\"unfinished\"", "\"kind\":\"screen\"", "\"kind\":\"message\"");

        try (Stream<Path> left = Files.walk(posrig.temporary())) {
            assertThat(left.map(Path::toString))
                    .describedAs("the stand-in's settings, which hold the delivered passwords")
                    .noneMatch(name -> name.endsWith(".yaml"));
        }

        PosrigCommand.Result report = PosrigCommand.ended(posrig.report());
        assertThat(report.output()).contains("was interrupted: 0 of 1 scenarios had come to their end.");
        assertThat(Files.readString(posrig.newestRun().resolve("run.json")))
                .contains("\"state\" : \"interrupted\"")
                .contains("The run was cut off while this scenario ran.");

        Path killed = posrig.newestRun();
        PosrigCommand.Result next = posrig.run(
                bench,
                Shipped.scenario(
                        "forgotten-password/operator-login",
                        "The delivered password lets the cashier in, a wrong one does not"),
                Shipped.scenario("forgotten-password/remote-reset", "The old password is refused after the reset"));

        assertThat(next.exitCode()).describedAs(next.output()).isEqualTo(0);
        assertThat(next.output()).contains("2 passed, 0 failed, 0 broken, 0 skipped");

        goneOnWith(posrig, killed);
    }

    private static void goneOnWith(PosrigCommand posrig, Path killed) throws IOException {
        PosrigCommand.Result rest = posrig.run("--resume");
        assertThat(rest.exitCode()).describedAs(rest.output()).isEqualTo(0);
        assertThat(rest.output())
                .contains("Going on with the run " + killed.getFileName() + ": 0 of 1 scenarios had come to their end.")
                .contains("1 passed, 0 failed, 0 broken, 0 skipped");
        assertThat(killed.resolve("timeline-2.jsonl")).isNotEmptyFile();
        assertThat(Files.readString(killed.resolve("run.json")))
                .contains("\"state\" : \"ended\"", "\"cause\" : \"interrupted\"", "\"passed\" : 1");
        assertThat(Files.readString(killed.resolve("interruptions.jsonl"))).contains("\"cause\":\"death\"");
        try (Stream<Path> results = Files.list(killed.resolve("results"))) {
            assertThat(results.filter(file -> file.toString().endsWith("-result.json")))
                    .describedAs("one of the attempt that was cut short, one of the one that passed")
                    .hasSize(2);
        }
        assertThat(posrig.trace(killed.toString()).output().lines())
                .describedAs("both parts of the timeline are read: the scenario is unfinished in the first")
                .hasSize(1);
        assertThat(posrig.run("--resume").output()).contains("no run here was cut short");
    }

    @Test
    void after_a_kill_in_mid_removal_the_operator_is_there_again()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        PosrigCommand posrig = new PosrigCommand(folder);
        Path bench = BenchText.shipped().withOneTerminal().writtenTo(folder);

        PosrigCommand.Running running = posrig.start(
                "--bench",
                bench.toString(),
                Shipped.scenario("forgotten-password/employee-leaves", "A removed operator cannot log in"));
        awaitInTimeline(posrig, running, "操作员已删除");
        List<ProcessHandle> standIns = running.process().descendants().toList();
        running.process().destroyForcibly().waitFor();
        for (ProcessHandle standIn : standIns) {
            standIn.onExit().get(10, TimeUnit.SECONDS);
        }

        PosrigCommand.Result next = posrig.run(
                bench,
                Shipped.scenario(
                        "forgotten-password/operator-login", "Three wrong passwords lock that operator and no other"));

        assertThat(next.output()).contains("1 passed, 0 failed, 0 broken, 0 skipped");
    }

    private void awaitInTimeline(PosrigCommand posrig, PosrigCommand.Running running, String words)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!timeline(posrig).contains(words)) {
            assertThat(running.process().waitFor(50, TimeUnit.MILLISECONDS))
                    .describedAs("ended before it came to '%s': %s", words, running.said())
                    .isFalse();
            assertThat(System.nanoTime()).describedAs(running.said()).isLessThan(end);
        }
    }

    private String timeline(PosrigCommand posrig) throws IOException {
        if (!Files.isDirectory(folder.resolve("runs"))) {
            return "";
        }
        Path file = posrig.newestRun().resolve("timeline.jsonl");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
