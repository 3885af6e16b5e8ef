package org.posrig.relay.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.posrig.fault.Patience;
import org.posrig.fault.RigFault;
import org.posrig.relay.BoardDescription;

/**
 * The rig's end of its guard: starts it before any line is requested, lets it know once a second that the rig is alive, and notices when it is
 * not there any more. Boards that exist in memory only need none and get none.
 */
public final class Guard implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(1);
    /** Ten beats: a machine that is only busy is not meant. */
    private static final Duration SILENCE = Duration.ofSeconds(10);
    /** A Pi 3 takes a quarter of a minute for it, and an earlier rig's guard may be at work for half a minute. */
    private static final Duration ARMING = Duration.ofSeconds(60);

    private static final Duration ENDING = Duration.ofSeconds(3);

    private final Optional<Process> process;
    private Optional<String> wordOfLast = Optional.empty();
    private final CompletableFuture<String> firstWord = new CompletableFuture<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicInteger standstills = new AtomicInteger();
    private final Runnable onLoss;
    private volatile boolean lost;

    private Guard(Optional<Process> process, Runnable onLoss) {
        this.process = process;
        this.onLoss = onLoss;
    }

    /**
     * Starts a guard over boards and waits until it is armed; every contact has been opened then.
     *
     * @param state the bench's own folder, which is there
     * @param onLoss told, on a thread of its own, when the guard has died while the rig lives
     * @throws RigFault when there can be none; nothing has moved then but contacts that were closed
     */
    public static Guard over(List<BoardDescription> boards, Path state, Runnable onLoss) {
        return over(boards, state, SILENCE, onLoss);
    }

    static Guard over(List<BoardDescription> boards, Path state, Duration silence, Runnable onLoss) {
        if (boards.stream().allMatch(BoardDescription.Mock.class::isInstance)) {
            return new Guard(Optional.empty(), onLoss);
        }
        Process process = start(state.resolve("guard.log"));
        Guard guard = new Guard(Optional.of(process), onLoss);
        try {
            Thread.ofPlatform().daemon().name("guard's words").start(() -> guard.hear(process));
            guard.say(process, new Orders(state.toAbsolutePath(), silence, boards).line());
            guard.awaitArmed(state.resolve("guard.log"));
            // Not before: an earlier guard that was at work yet has left its word by now.
            guard.wordOfLast = takeWord(state.resolve(GuardDuty.WORD));
            Thread.ofPlatform().daemon().name("guard's beat").start(() -> guard.beat(process));
            return guard;
        } catch (RuntimeException e) {
            guard.ending.countDown();
            process.destroyForcibly();
            throw e;
        }
    }

    /** What the guard of the last run did, when that run was killed; told once. */
    public Optional<String> wordOfLast() {
        return wordOfLast;
    }

    /** How often the rig stood still for so long that the guard opened everything. */
    public int standstills() {
        return standstills.get();
    }

    /** Set once the guard has died while the rig lives: nothing may be closed any more. */
    Optional<RigFault> fault() {
        return lost
                ? Optional.of(new RigFault(
                        RigFault.Cause.RELAY_BOARD,
                        "The guard process, which opens all contacts should the rig die, has ended; nothing is pressed without it.",
                        "Start the run again; guard.log in the bench's state folder may tell why it ended."))
                : Optional.empty();
    }

    /** @throws RigFault when the guard has died: then nothing is to be closed */
    public void check() {
        fault().ifPresent(fault -> {
            throw fault;
        });
    }

    /** The number of the guard's process. */
    Optional<Long> pid() {
        return process.map(Process::pid);
    }

    /** Sends the guard away; to be called when all contacts have been opened. Does nothing the second time. */
    @Override
    public void close() {
        if (ending.getCount() == 0) {
            return;
        }
        ending.countDown();
        process.ifPresent(guard -> {
            say(guard, GuardDuty.STAND_DOWN);
            awaitEnd(guard);
        });
    }

    /** Leaves the guard to do its work, because the rig could not open all contacts itself. */
    public void abandon() {
        ending.countDown();
        process.ifPresent(guard -> {
            try {
                guard.getOutputStream().close();
            } catch (IOException e) {
                // It has ended before.
            }
        });
    }

    private static Process start(Path log) {
        GuardLog.cut(log);
        try {
            return new ProcessBuilder(GuardCommand.command())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "The guard process, which opens all contacts should the rig die, cannot be started ("
                            + e.getMessage() + ").",
                    "See that java can be run, that memory is free and that the folder of " + log
                            + " can be written to.",
                    e);
        }
    }

    private void awaitArmed(Path log) {
        Duration arming = Patience.ofThisMachine().with(ARMING);
        String word;
        try {
            word = firstWord.get(arming.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "The guard process was not ready within " + arming.toSeconds() + " s.",
                    "See what it wrote to " + log + ", and whether an earlier guard is still running.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            word = "";
        }
        if (word.startsWith(GuardDuty.REFUSED)) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "The relays cannot be guarded.",
                    word.substring(GuardDuty.REFUSED.length()));
        }
        if (!word.equals(GuardDuty.ARMED)) {
            throw new RigFault(
                    RigFault.Cause.RELAY_BOARD,
                    "The guard process ended before it was ready.",
                    "See what it wrote to " + log + ", and that memory is free.");
        }
    }

    private void hear(Process guard) {
        try (BufferedReader words = guard.inputReader(StandardCharsets.UTF_8)) {
            for (String word = words.readLine(); word != null; word = words.readLine()) {
                if (word.startsWith(GuardDuty.STOOD_STILL)) {
                    standstills.incrementAndGet();
                } else if (word.equals(GuardDuty.ARMED) || word.startsWith(GuardDuty.REFUSED)) {
                    firstWord.complete(word);
                }
            }
        } catch (IOException e) {
            // The end, as below.
        }
        boolean armed = !firstWord.complete("") && firstWord.join().equals(GuardDuty.ARMED);
        if (armed && ending.getCount() > 0) {
            lost = true;
            onLoss.run();
        }
    }

    private void beat(Process guard) {
        try {
            while (!ending.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                say(guard, GuardDuty.BEAT);
            }
        } catch (InterruptedException e) {
            // Nobody does that; the guard would take it for a standstill.
        }
    }

    private synchronized void say(Process guard, String line) {
        try {
            OutputStream out = guard.getOutputStream();
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // That it has ended is heard by its other end.
        }
    }

    private static void awaitEnd(Process guard) {
        try {
            if (!guard.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                guard.destroyForcibly();
            }
        } catch (InterruptedException e) {
            guard.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> takeWord(Path file) {
        try {
            String word = Files.readString(file).strip();
            Files.delete(file);
            return Optional.of(word);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
