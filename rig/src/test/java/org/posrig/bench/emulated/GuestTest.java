package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;

@Timeout(60)
final class GuestTest {

    @TempDir
    Path folder;

    @Test
    void files_go_there_and_come_back_through_folders_with_blanks() throws IOException {
        Guest guest = new StubPi(folder).guest();
        Path from = Files.createDirectories(folder.resolve("a folder's files"));
        Path to = Files.createDirectories(folder.resolve("what came"));
        Files.writeString(from.resolve("bench.yaml"), "name: emulated-pi");
        guest.send(from, "/var/lib/posrig/runs/sent");
        guest.fetch("/var/lib/posrig/runs/sent", to);
        assertThat(to.resolve("bench.yaml")).hasContent("name: emulated-pi");
    }

    @Test
    void what_a_failing_command_said_is_told() {
        Guest guest = new StubPi(folder).guest();
        assertThatThrownBy(() -> guest.told(Duration.ofSeconds(30), "echo no such thing; exit 4"))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("failed (4): no such thing");
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_none() {
        assertThat(new StubPi(folder)
                        .guest()
                        .ask(Duration.ofMillis(200), "sleep 50")
                        .unreached())
                .isTrue();
    }

    @Test
    void a_pipeline_that_does_not_end_in_time_is_ended_whole() throws IOException, InterruptedException {
        List<Process> pipeline = ProcessBuilder.startPipeline(List.of(
                new ProcessBuilder("sh", "-c", "sleep 50; true"), new ProcessBuilder("sh", "-c", "cat; sleep 50")));
        List<ProcessHandle> all = pipeline.stream()
                .flatMap(process -> {
                    Waits.until(
                            Duration.ofSeconds(10),
                            () -> process.descendants().findAny().isPresent());
                    return java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(process.toHandle()), process.descendants());
                })
                .toList();
        assertThat(all).hasSize(4);
        assertThat(Waits.endWell(pipeline, Duration.ofMillis(100))).isFalse();
        for (ProcessHandle process : all) {
            assertThat(process.onExit()
                            .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                            .join()
                            .isAlive())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/lab/a,b", "/home/lab/100%", "/home/lab/\"rig\"", "/home/lab/a\\b"})
    void paths_that_mean_something_else_to_qemu_or_ssh_are_refused(String path) {
        assertThatThrownBy(new PiFolder(Path.of(path))::mustBeUsable)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(path)
                .hasMessageContaining("move the checkout");
    }

    @Test
    void paths_that_are_too_long_for_sockets_are_refused_and_blanks_are_not() {
        assertThatThrownBy(new PiFolder(Path.of("/" + "lab/".repeat(30)))::mustBeUsable)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("107 bytes");
        new PiFolder(Path.of("/home/lab/the rig/.posrig/emulated-pi")).mustBeUsable();
    }
}
