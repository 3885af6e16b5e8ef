package org.posrig.relay.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rig killed while a contact is closed, at random instants of the press, seeded, on a board that keeps what it was told: a sample usually, 100
 * kills with {@code -Dposrig.long=true}.
 */
final class KillTest {

    private static final boolean LONG = Boolean.getBoolean("posrig.long");
    private static final int KILLS = LONG ? 100 : 2;

    /** Half a second is the aim, and told; a machine that is busy with other tests may take longer. */
    private static final long WITHIN_SECONDS = 5;

    private static final long AIM_MS = 500;

    private final long seed = Long.getLong("posrig.seed", 20260727);

    @TempDir
    private Path folder;

    // The sample's kills all at a time, for the sake of the clock on the wall; those whose figures are quoted one by
    // one.
    @Test
    void every_contact_is_open_after_a_rig_was_killed_in_the_middle_of_a_press_alone_or_with_its_group()
            throws Exception {
        List<Double> millis = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(LONG ? 1 : KILLS + 1)) {
            Future<?> group = hands.submit(() -> killedWithItsGroup());
            List<Future<Double>> kills = IntStream.range(0, KILLS)
                    .mapToObj(kill -> hands.submit(() -> killed(kill)))
                    .toList();
            group.get();
            for (Future<Double> kill : kills) {
                millis.add(kill.get());
            }
        }
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "Kill to last contact open, %d kills, seed %d: min %.0f ms, median %.0f ms, max %.0f ms; within %d ms: %d.%n",
                KILLS,
                seed,
                sorted.getFirst(),
                sorted.get(sorted.size() / 2),
                sorted.getLast(),
                AIM_MS,
                sorted.stream().filter(time -> time <= AIM_MS).count());
    }

    // As Ctrl-C, a closed window and a job that is cancelled do; of these the guard takes no notice.
    private Void killedWithItsGroup() throws IOException, InterruptedException {
        Path state = Files.createDirectories(folder.resolve("state-group"));
        Path port = folder.resolve("usb-group");
        try (LatchingBoard board = new LatchingBoard(port);
                RigOfItsOwn rig = RigOfItsOwn.start(port, state)) {
            assertThat(board.awaitAnyClosed(WITHIN_SECONDS)).isTrue();
            rig.signalGuard("INT");
            rig.signalGuard("HUP");
            rig.signalGuard("TERM");
            rig.signalGroup("KILL");
            assertThat(board.awaitAllOpen(WITHIN_SECONDS)).isTrue();
            assertThat(rig.ended()).as("nobody is left behind").isTrue();
            assertThat(board.closedNow()).isEmpty();
            assertThat(state.resolve(GuardDuty.WORD))
                    .content()
                    .matches("\\S+ usb, USB relay board at \\S+/usb-group: all 8 relays told to open \\(\\d+ ms\\)\n");
        }
        return null;
    }

    private double killed(int number) throws IOException, InterruptedException {
        Path state = Files.createDirectories(folder.resolve("state" + number));
        Path port = folder.resolve("usb" + number);
        try (LatchingBoard board = new LatchingBoard(port);
                RigOfItsOwn rig = RigOfItsOwn.start(port, state)) {
            assertThat(board.awaitAnyClosed(WITHIN_SECONDS)).isTrue();
            LockSupport.parkNanos(new Random(seed + number).nextLong(PressingRig.HOLD.toNanos() * 3 / 4));
            long killedAt = System.nanoTime();
            rig.kill();
            assertThat(board.awaitAllOpen(WITHIN_SECONDS))
                    .as("all open after kill %d, seed %d; closed: %s", number, seed, board.closedNow())
                    .isTrue();
            assertThat(rig.ended()).as("nobody is left behind").isTrue();
            assertThat(board.closedNow()).isEmpty();
            return (board.lastChange() - killedAt) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        }
    }
}
