package org.posrig.relay.guard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.posrig.fault.RigFault;
import org.posrig.relay.BoardDescription;

/** The boards of a bench, all of whose contacts can be opened at any moment. Used by one thread at a time. */
public final class SafeState implements AutoCloseable {

    /** What one try may take: on a slow Pi the first has a whole library to load. */
    private static final long LONGEST_TRY_NS = TimeUnit.SECONDS.toNanos(30);

    private static final long FIRST_TRIES_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long SOON_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LATER_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final List<SafeHand> hands;

    SafeState(List<SafeHand> hands) {
        this.hands = List.copyOf(hands);
    }

    public static SafeState of(List<BoardDescription> boards) {
        return new SafeState(SafeHands.of(boards));
    }

    /** Opens every contact of every board, all boards at a time; what fails is tried again until that time is over. */
    public List<Outcome> open(Duration patience) {
        return open(System.nanoTime(), patience);
    }

    /** @param since where times are counted from, by {@link System#nanoTime()} */
    List<Outcome> open(long since, Duration patience) {
        // Not closed: it would wait for a board that hangs.
        ExecutorService each = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("safe ", 0).factory());
        List<Future<Outcome>> results = hands.stream()
                .map(hand -> each.submit(() -> open(hand, since, patience)))
                .toList();
        long end = System.nanoTime() + patience.toNanos() + LONGEST_TRY_NS;
        return IntStream.range(0, hands.size())
                .mapToObj(i -> outcome(hands.get(i), results.get(i), since, end))
                .toList();
    }

    /** Lets go of what another process could not have otherwise. */
    void letGo() {
        hands.forEach(SafeHand::letGo);
    }

    @Override
    public void close() {
        letGo();
    }

    private static Outcome outcome(SafeHand hand, Future<Outcome> result, long since, long end) {
        try {
            return result.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Outcome(hand.board(), hand.kind(), false, "It does not answer.", millis(since));
        } catch (ExecutionException e) {
            return new Outcome(hand.board(), hand.kind(), false, String.valueOf(e.getCause()), millis(since));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(hand.board(), hand.kind(), false, "It was cut short.", millis(since));
        }
    }

    private static Outcome open(SafeHand hand, long since, Duration patience) {
        long begun = System.nanoTime();
        while (true) {
            try {
                String done = opened(hand);
                return new Outcome(hand.board(), hand.kind(), true, done, millis(since));
            } catch (RigFault fault) {
                long tried = System.nanoTime() - begun;
                if (tried >= patience.toNanos()) {
                    return new Outcome(hand.board(), hand.kind(), false, fault.getMessage(), millis(since));
                }
                LockSupport.parkNanos(hand, tried < FIRST_TRIES_NS ? SOON_NS : LATER_NS);
            }
        }
    }

    // A try that hung is still at it.
    private static String opened(SafeHand hand) {
        synchronized (hand) {
            return hand.open();
        }
    }

    private static long millis(long since) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    }
}
