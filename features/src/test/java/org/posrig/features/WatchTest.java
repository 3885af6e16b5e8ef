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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody writes a feature beside a watching rig: each save is a run, a mistake is told, and Ctrl-C leaves nothing behind. */
final class WatchTest {

    private static final int LIMIT_SECONDS = 90;

    private static final String SOUND = """
            Feature: Being written
              Scenario: A tap
                Given a terminal ready for sales
                When the cardholder taps the everyday debit card for 8.00
                Then the terminal approves 8.00
            """;

    @TempDir
    private Path folder;

    @Test
    void each_save_is_a_run_of_its_own_until_ctrl_c()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        PosrigCommand posrig = new PosrigCommand(folder);
        Path bench = BenchText.shipped().withOneTerminal().writtenTo(folder.resolve("bench"));
        Path feature = Files.writeString(
                Files.createDirectories(folder.resolve("features")).resolve("mine.feature"), SOUND);
        PosrigCommand.Running running = posrig.start("--watch", "--bench", bench.toString(), feature.toString());
        try {
            awaitSaid(running, "1 passed", "Watching; save");
            Files.writeString(feature, SOUND.replace("8.00", "9.00").replace("A tap", "Another tap"));
            awaitSaid(running, "Saved: mine.feature", "Being written › Another tap", "Watching; save");
            Files.writeString(feature, SOUND.replace("approves", "aproves"));
            awaitSaid(running, "mine.feature:5:10: there is no step 'the terminal aproves 8.00'", "Watching; save");
            Files.writeString(bench, Files.readString(bench).replace("baud: 115200", "bauds: 115200"));
            awaitSaid(running, "Saved: bench.yaml", "bench.yaml:", "Watching; save");
        } finally {
            List<ProcessHandle> standIns = running.process().descendants().toList();
            running.process().destroy();
            assertThat(running.process().waitFor(20, TimeUnit.SECONDS))
                    .as("ended by the signal")
                    .isTrue();
            for (ProcessHandle standIn : standIns) {
                standIn.onExit().get(10, TimeUnit.SECONDS);
            }
        }
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            assertThat(runs)
                    .as("two runs with results of their own; the others never began")
                    .hasSize(2)
                    .allSatisfy(run -> assertThat(run.resolve("results"))
                            .isDirectoryContaining(file -> file.toString().endsWith("-result.json")));
        }
        assertThat(running.said()).doesNotContain("\tat ", "Exception");
    }

    private int read;

    // Each in what has been said since the last one.
    private void awaitSaid(PosrigCommand.Running running, String... words) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        for (String word : words) {
            int found = running.said().indexOf(word, read);
            while (found < 0) {
                assertThat(running.process().waitFor(50, TimeUnit.MILLISECONDS))
                        .as("ended before it said '%s':%n%s", word, running.said())
                        .isFalse();
                assertThat(System.nanoTime())
                        .as("no '%s' in:%n%s", word, running.said())
                        .isLessThan(end);
                found = running.said().indexOf(word, read);
            }
            read = found + word.length();
        }
    }
}
