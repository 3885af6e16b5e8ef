package org.posrig.relay.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.JoinedBoards;
import org.posrig.relay.Relay;
import org.posrig.relay.RelayBoards;

/** The rig's end and a real guard process, over a USB board that latches. */
final class GuardTest {

    @TempDir
    private Path folder;

    private Path state;

    @BeforeEach
    void makeFolder() throws IOException {
        state = Files.createDirectories(folder.resolve("state"));
    }

    @Test
    void what_was_left_closed_is_open_once_the_guard_is_armed_and_a_guard_sent_away_is_gone() throws Exception {
        try (LatchingBoard board = new LatchingBoard(port())) {
            board.latch(7);
            Guard guard = Guard.over(List.of(usb()), state, () -> {});
            assertThat(board.awaitAllOpen(5)).isTrue();
            ProcessHandle process = ProcessHandle.of(guard.pid().orElseThrow()).orElseThrow();
            assertThat(process.isAlive()).isTrue();
            guard.close();
            guard.close();
            assertThat(process.isAlive()).isFalse();
            assertThat(guard.fault()).isEmpty();
            assertThat(state.resolve(GuardDuty.WORD)).doesNotExist();
            assertThat(state.resolve("guard.log")).isEmptyFile();
            assertThat(board.bytesAstray()).isZero();
        }
    }

    @Test
    void a_guard_that_dies_is_missed_and_nothing_is_closed_without_it() throws Exception {
        CountDownLatch missed = new CountDownLatch(1);
        try (LatchingBoard board = new LatchingBoard(port());
                RelayBoards adapters = new RelayBoards();
                Guard guard = Guard.over(List.of(usb()), state, missed::countDown)) {
            JoinedBoards guarded = new JoinedBoards(
                    "T1",
                    Map.of("key.3", new Relay("usb", "key.3"), "key.4", new Relay("usb", "key.4")),
                    Map.of("usb", adapters.open(usb())),
                    guard::check);
            guarded.set("key.3", true);
            ProcessHandle.of(guard.pid().orElseThrow()).orElseThrow().destroyForcibly();
            assertThat(missed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> guarded.set("key.4", true))
                    .isInstanceOf(RigFault.class)
                    .hasMessage(
                            "The guard process, which opens all contacts should the rig die, has ended; nothing is pressed"
                                    + " without it. Start the run again; guard.log in the bench's state folder may tell why it ended.");
            guarded.set("key.3", false);
            assertThat(board.awaitAllOpen(5)).isTrue();
        }
    }

    @Test
    void a_rig_that_cannot_open_its_contacts_leaves_it_to_the_guard() throws Exception {
        try (LatchingBoard board = new LatchingBoard(port())) {
            Guard guard = Guard.over(List.of(usb()), state, () -> {});
            board.latch(2);
            guard.abandon();
            assertThat(board.awaitAllOpen(10)).isTrue();
        }
    }

    @Test
    void a_guard_waits_until_an_earlier_rigs_guard_has_done_its_work_and_brings_its_word() throws Exception {
        try (LatchingBoard board = new LatchingBoard(port());
                FileChannel earlier = FileChannel.open(
                        state.resolve("guard.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            earlier.lock();
            CompletableFuture<Guard> starting =
                    CompletableFuture.supplyAsync(() -> Guard.over(List.of(usb()), state, () -> {}));
            Files.writeString(state.resolve(GuardDuty.WORD), "said last");
            awaitLog("waiting for it");
            board.latch(6);
            assertThat(board.awaitAllOpen(1)).isFalse();
            assertThat(starting).isNotDone();
            earlier.close();
            try (Guard guard = starting.get(30, TimeUnit.SECONDS)) {
                assertThat(guard.wordOfLast()).contains("said last");
                assertThat(board.awaitAllOpen(5)).isTrue();
                assertThat(state.resolve(GuardDuty.WORD)).doesNotExist();
            }
        }
    }

    @Test
    void a_rig_killed_while_its_guard_is_arming_leaves_nobody_behind() throws Exception {
        try (LatchingBoard board = new LatchingBoard(port())) {
            board.latch(5);
            Process guard = new ProcessBuilder(GuardCommand.command())
                    .redirectError(state.resolve("guard.log").toFile())
                    .start();
            guard.getOutputStream()
                    .write((new Orders(state, Duration.ofSeconds(10), List.of(usb())).line() + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            guard.getOutputStream().close();
            assertThat(guard.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(guard.exitValue()).isZero();
            assertThat(board.awaitAllOpen(5)).isTrue();
        }
    }

    @Test
    void a_bench_that_cannot_be_guarded_is_refused_before_anything_moves() {
        assertThatThrownBy(() -> Guard.over(List.of(usb()), state, () -> {}))
                .isInstanceOf(RigFault.class)
                .hasMessage("The relays cannot be guarded. Relay board usb: There is no serial device at " + port()
                        + ". Plug it in, or correct its name in the bench file.");
        assertThatThrownBy(() -> Guard.over(List.of(usb()), folder.resolve("nowhere"), () -> {}))
                .isInstanceOf(RigFault.class)
                .hasMessageStartingWith(
                        "The guard process, which opens all contacts should the rig die, cannot be started (");
    }

    @Test
    void a_bench_in_memory_starts_no_guard() {
        BoardDescription memory = new BoardDescription.Mock("T1", Map.of("power", 1), ActiveLevel.LOW);
        try (Guard guard = Guard.over(List.of(memory), folder.resolve("nowhere"), () -> {})) {
            assertThat(guard.pid()).isEmpty();
            assertThat(guard.fault()).isEmpty();
        }
    }

    private void awaitLog(String words) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Path log = state.resolve("guard.log");
        while (!Files.exists(log) || !Files.readString(log).contains(words)) {
            assertThat(System.nanoTime()).as("waited for '%s'", words).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Path port() {
        return folder.resolve("usb");
    }

    private BoardDescription usb() {
        return new BoardDescription.SerialBoard(
                "usb", port().toString(), PressingRig.RELAYS, Map.of("key.3", 3, "key.4", 4));
    }
}
