package org.posrig.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pseudo-terminals are numbered anew: the link of a dead one soon leads to somebody else's. */
final class KilledStandInTest {

    private static final Path BENCH = Path.of("../fixtures/benches/stand-in.yaml");
    private static final int LOOK_MILLIS = 10;
    private static final long LIMIT_SECONDS = 10;

    @TempDir
    private Path folder;

    @Test
    void one_that_is_killed_leaves_no_link_to_its_lines_behind() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        try (StandInAlone standIn = StandInAlone.start(BENCH, 1, folder.resolve("state"), logs)) {
            Path display = standIn.line("display");
            assertThat(display).isSymbolicLink();
            ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child))
                    .forEach(ProcessHandle::destroyForcibly);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (Files.exists(display, LinkOption.NOFOLLOW_LINKS) && System.nanoTime() < end) {
                new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            assertThat(Files.exists(display, LinkOption.NOFOLLOW_LINKS)).isFalse();
        }
    }
}
