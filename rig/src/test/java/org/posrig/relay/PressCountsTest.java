package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;

@Timeout(20)
final class PressCountsTest {

    private static final Set<String> DIGITS = Set.of("key.1", "key.2", "key.3");

    @TempDir
    private Path folder;

    @Test
    void counts_go_on_from_run_to_run() {
        Path file = folder.resolve("presses.json");
        for (int run = 1; run <= 3; run++) {
            try (PressCounts counts = PressCounts.in(file)) {
                counts.pressed("T1", "key.enter");
                counts.pressedInSecret("T1", "T1", DIGITS);
            }
        }
        assertThat(PressCounts.of(file))
                .containsExactly(
                        new PressCounts.Count("T1", "key.1", 0, 3),
                        new PressCounts.Count("T1", "key.2", 0, 3),
                        new PressCounts.Count("T1", "key.3", 0, 3),
                        new PressCounts.Count("T1", "key.enter", 3, 0));
    }

    @Test
    void the_file_is_the_same_whatever_pin_was_typed() throws IOException {
        byte[] first = afterPin("first", 1, 1, 3, 2);
        assertThat(afterPin("second", 3, 3, 3, 3)).isEqualTo(first);
        assertThat(afterPin("third", 2, 1, 2, 1)).isEqualTo(first);
    }

    // A process that is killed leaves what is on disk within a second, and a whole file at any moment before.
    @Test
    void a_killed_process_has_lost_a_second_at_most_and_left_a_whole_file() throws Exception {
        Path file = folder.resolve("killed.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Counting.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = process.inputReader()) {
            long counted = 0;
            for (int line = 0; line < 3; line++) {
                counted = Long.parseLong(said.readLine());
            }
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            // Each line comes a second and more after what it tells was counted.
            assertThat(PressCounts.of(file).getFirst().presses()).isGreaterThanOrEqualTo(counted);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).contains("killed.json");
        }
    }

    /** Counts as fast as it can, and tells what it had counted more than a second ago. */
    static final class Counting {
        public static void main(String[] arguments) {
            try (PressCounts counts = PressCounts.in(Path.of(arguments[0]))) {
                long before = 0;
                long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1100);
                for (long count = 1; ; count++) {
                    counts.pressed("T1", "key.enter");
                    if (System.nanoTime() > next) {
                        System.out.println(before);
                        before = count;
                        next += TimeUnit.MILLISECONDS.toNanos(1100);
                    }
                }
            }
        }
    }

    @Test
    void a_file_that_is_not_of_the_rigs_making_is_told_with_what_to_do() throws IOException {
        Random random = new Random(7);
        byte[] whole = afterPin("whole", 1, 2, 3);
        for (int sample = 0; sample < 60; sample++) {
            byte[] broken = whole.clone();
            for (int change = 0; change <= sample % 4; change++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("broken.json"), broken);
            try {
                List<PressCounts.Count> read = PressCounts.of(file);
                assertThat(read).isNotNull();
            } catch (RigFault fault) {
                assertThat(fault).hasMessageContaining("which counts the presses of each relay");
            }
        }
        Path file = Files.writeString(folder.resolve("other.json"), "[1, 2]");
        assertThatThrownBy(() -> PressCounts.in(file))
                .isInstanceOf(RigFault.class)
                .hasMessage(
                        "The file " + file + ", which counts the presses of each relay, is not what the rig has"
                                + " written. See to the disk; where the file is broken, take it away, and counting begins anew.");
    }

    @Test
    void without_a_file_nothing_has_closed_yet() {
        assertThat(PressCounts.of(folder.resolve("none.json"))).isEmpty();
    }

    @Test
    void the_life_that_is_used_takes_every_secret_press_for_the_relays_own() {
        assertThat(new PressCounts.Count("T1", "key.1", 400_000, 100_000).lifeUsed(PressCounts.RATED_LIFE))
                .isEqualTo(0.05, within(1e-9));
    }

    private byte[] afterPin(String name, int... digits) throws IOException {
        Path file = folder.resolve(name + ".json");
        try (PressCounts counts = PressCounts.in(file)) {
            counts.pressed("T1", "key.enter");
            for (int digit : digits) {
                assertThat(DIGITS).contains("key." + digit);
                counts.pressedInSecret("T1", "T1", DIGITS);
            }
        }
        return Files.readAllBytes(file);
    }
}
