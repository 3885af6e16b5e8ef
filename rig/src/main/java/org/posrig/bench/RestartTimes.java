package org.posrig.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import org.posrig.terminal.Pacing;

/** The terminals that restart by themselves at a set hour: when none of them is to be given to a scenario. */
final class RestartTimes {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Clock clock;
    private final Consumer<String> teller;
    private final Map<String, Boolean> told = new HashMap<>();

    /**
     * @param clock its zone is that of the hour that profiles name
     * @param teller is told once for each time that a terminal is left alone
     */
    RestartTimes(Clock clock, Consumer<String> teller) {
        this.clock = clock;
        this.teller = teller;
    }

    /** Whether a terminal is to be left alone now. */
    boolean restarts(BenchFile.TerminalPart part) {
        Duration remaining = remaining(part);
        boolean restarts = !remaining.isZero();
        if (restarts && told.put(part.name(), true) == null) {
            teller.accept(part.name() + " restarts by itself at "
                    + part.profile().pacing().restart().orElseThrow().at() + "; nothing begins on it for "
                    + remaining.toSeconds() + " s.");
        }
        if (!restarts) {
            told.remove(part.name());
        }
        return restarts;
    }

    /** How long until the first of them is to be had again; empty where none is left alone. */
    Optional<Duration> shortest(Collection<BenchFile.TerminalPart> parts) {
        return parts.stream()
                .map(this::remaining)
                .filter(remaining -> !remaining.isZero())
                .min(Duration::compareTo);
    }

    /**
     * Waits for a terminal given back, at most until one of these is to be had again after its restart, and not for long at a time: the clock on
     * the wall may be set meanwhile.
     */
    void await(Condition givenBack, Collection<BenchFile.TerminalPart> parts) throws InterruptedException {
        Optional<Duration> restarted = shortest(parts);
        if (restarted.isPresent()) {
            givenBack.awaitNanos(Math.min(restarted.get().toNanos(), LOOK_AGAIN.toNanos()));
        } else {
            givenBack.await();
        }
    }

    private Duration remaining(BenchFile.TerminalPart part) {
        Optional<Pacing.Restart> restart = part.profile().pacing().restart();
        return restart.map(daily -> daily.remaining(LocalTime.now(clock))).orElse(Duration.ZERO);
    }
}
