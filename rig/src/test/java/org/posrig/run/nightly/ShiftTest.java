package org.posrig.run.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.run.Deadline;
import org.posrig.run.outcome.Interruption;

/** What a supervisor makes of a worker, of which here is seen no more than that it lives: a process that waits. */
@Timeout(60)
final class ShiftTest {

    private static final Duration GRACE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private final List<Instant> moved = new ArrayList<>();
    private final AtomicLong passed = new AtomicLong();
    private Instant wall = Instant.parse("2026-11-22T15:00:00Z");

    private final Shift.News news = new Shift.News() {
        @Override
        public void begun(Path run) {
            // There is none.
        }

        @Override
        public void ends(Instant moment) {
            moved.add(moment);
            pass(Duration.ofHours(24).plus(GRACE));
        }
    };

    private final Stop stop = Stop.onSignal();

    /** Its hook would keep this process from ending. */
    @AfterEach
    void forgetTheHook() {
        stop.close();
    }

    @Test
    void what_still_runs_when_deadline_and_grace_are_over_is_ended() throws IOException {
        Deadline end = deadline(Duration.ofHours(7));
        pass(Duration.ofHours(7).plus(GRACE));

        Shift.Ended ended = watch("exec sleep 1000", end);

        assertThat(ended.cut()).map(Interruption::cause).contains(Interruption.DEADLINE);
        assertThat(ended.cut().orElseThrow().sentence()).contains("10 minutes more; what still ran was ended");
        assertThat(ended.whole()).isFalse();
        assertThat(ended.last()).isFalse();
    }

    @Test
    void what_runs_in_the_time_of_grace_may_end_by_itself() throws IOException {
        Deadline end = deadline(Duration.ofHours(7));
        pass(Duration.ofHours(7).plus(GRACE).minusSeconds(1));

        Shift.Ended ended = watch("sleep 1; exit 3", end);

        assertThat(ended.cut())
                .map(Interruption::sentence)
                .contains("The rig's process ended before its time (exit code 3).");
    }

    @Test
    void a_worker_that_is_killed_or_refuses_the_files_is_told_apart() throws IOException {
        Deadline end = deadline(Duration.ofHours(7));
        assertThat(watch("kill -9 $$", end).cut())
                .map(Interruption::sentence)
                .contains("The rig's process was killed (signal 9).");
        assertThat(watch("exit 2", end).last())
                .as("the files are as wrong the second time")
                .isTrue();
    }

    @Test
    void a_clock_that_is_set_meanwhile_is_told_and_moves_the_end() throws IOException {
        wall = Instant.parse("1970-01-01T00:00:40Z");
        Deadline end = new Deadline(Deadline.Rule.next(LocalTime.of(6, 0), ZoneId.of("UTC")), () -> wall, passed::get);
        Shift shift = shift(end);
        wall = Instant.parse("2026-11-22T15:00:00Z");

        Shift.Ended ended = shift.watch(worker("exec sleep 1000"), Optional.empty(), news);

        assertThat(moved).containsExactly(Instant.parse("2026-11-23T06:00:00Z"));
        assertThat(ended.cut()).map(Interruption::cause).contains(Interruption.DEADLINE);
    }

    @Test
    void a_wait_that_was_announced_does_not_starve_the_service_managers_watchdog() throws Throwable {
        Path run = Files.createDirectories(folder.resolve("runs/20261122-150000-000"));
        Path announced = Files.writeString(
                folder.resolve("announced"), "T1 restarts by itself; nothing begins on it for 1200 s.\n");
        String path = folder.resolve("notify").toString();
        try (DatagramSocket systemd = new DatagramSocket(path);
                ServiceManager manager =
                        ServiceManager.of(Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "40000"), 1, passed::get)) {
            String script = "cat " + announced + " >" + run.resolve("timeline.jsonl") + "; sleep 2";
            shift(deadline(Duration.ofHours(7)), manager).watch(worker(script), Optional.of(run), news);
            manager.ready();

            pass(Duration.ofMinutes(20));
            drain(systemd);
            assertThat(systemd.next(10_000)).as("within the wait").contains("WATCHDOG=1");

            // The plan's limit of three minutes, and one to end a worker.
            pass(Duration.ofMinutes(5));
            drain(systemd);
            assertThat(systemd.next(400)).as("after it").isEmpty();
        }
    }

    // What was on its way; it comes every 20 ms as long as it comes.
    private static void drain(DatagramSocket systemd) throws Throwable {
        for (int i = 0; i < 50 && systemd.next(20).isPresent(); i++) {
            continue;
        }
    }

    private Shift.Ended watch(String script, Deadline end) throws IOException {
        return shift(end).watch(worker(script), Optional.empty(), news);
    }

    private Worker worker(String script) {
        return Worker.start(List.of("/bin/sh", "-c", script), "nightly", folder, () -> {});
    }

    private Shift shift(Deadline end) throws IOException {
        return shift(end, ServiceManager.of(Map.of(), 1, passed::get));
    }

    private Shift shift(Deadline end, ServiceManager manager) throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), """
                bench: %s
                grace: 10m
                stages: [{name: all, features: [%s]}]
                """.formatted(
                        Golden.home().resolve("fixtures/benches/stand-in.yaml"),
                        Golden.home().resolve("features/wrong-pin")));
        return new Shift(
                PlanReader.read(plan, Golden.home(), wall.atZone(ZoneId.of("UTC"))),
                folder.resolve("runs"),
                Optional.of(end),
                stop,
                manager);
    }

    private Deadline deadline(Duration length) {
        return new Deadline(Deadline.Rule.after(length), () -> wall, passed::get);
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        passed.addAndGet(time.toNanos());
    }
}
