package org.posrig.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.posrig.Golden;
import org.posrig.terminal.Pacing;

final class RestartTimesTest {

    private final Hour clock = new Hour();
    private final List<String> told = new ArrayList<>();
    private final RestartTimes restarts = new RestartTimes(clock, told::add);
    private final BenchFile.TerminalPart always = part(Optional.empty());
    private final BenchFile.TerminalPart early =
            part(Optional.of(new Pacing.Restart(LocalTime.of(3, 0), Duration.ofMinutes(5))));
    private final BenchFile.TerminalPart late =
            part(Optional.of(new Pacing.Restart(LocalTime.of(3, 4), Duration.ofMinutes(5))));

    private static final class Hour extends Clock {
        private Instant now = Instant.parse("2026-03-01T00:00:00Z");

        void at(String time) {
            now = Instant.parse("2026-03-01T" + time + "Z");
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void a_terminal_is_left_alone_around_its_hour_and_that_is_told_once_a_day() {
        clock.at("02:57:59");
        assertThat(restarts.restarts(early)).isFalse();
        clock.at("02:59:00");
        assertThat(restarts.restarts(early)).isTrue();
        assertThat(restarts.restarts(early)).isTrue();
        assertThat(restarts.restarts(always)).isFalse();
        clock.at("03:05:00");
        assertThat(restarts.restarts(early)).isFalse();
        assertThat(told).containsExactly("T1 restarts by itself at 03:00; nothing begins on it for 360 s.");
    }

    @Test
    void whoever_waits_does_so_until_the_first_of_them_is_to_be_had_again() {
        clock.at("03:03:00");
        assertThat(restarts.shortest(List.of(late, always, early))).contains(Duration.ofMinutes(2));
        clock.at("04:00:00");
        assertThat(restarts.shortest(List.of(late, always, early))).isEmpty();
    }

    @Test
    @Timeout(60)
    void a_clock_that_is_set_while_somebody_waits_is_looked_at_again() throws InterruptedException {
        clock.at("03:00:00");
        ReentrantLock lock = new ReentrantLock();
        Condition givenBack = lock.newCondition();
        lock.lock();
        try {
            // Five minutes are left by the clock, and nobody gives anything back.
            restarts.await(givenBack, List.of(early));
        } finally {
            lock.unlock();
        }
        clock.at("09:00:00");
        assertThat(restarts.restarts(early)).isFalse();
        clock.at("03:01:00");
        assertThat(restarts.restarts(early)).isTrue();
    }

    private static BenchFile.TerminalPart part(Optional<Pacing.Restart> restart) {
        BenchFile.TerminalPart shipped = BenchReader.read(Golden.home().resolve("fixtures/benches/stand-in.yaml"))
                .terminals()
                .getFirst();
        return shipped.with(shipped.profile()
                .with(new Pacing(
                        Optional.empty(),
                        restart,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }
}
