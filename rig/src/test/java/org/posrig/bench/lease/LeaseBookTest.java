package org.posrig.bench.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;

@Timeout(60)
final class LeaseBookTest {

    private static final Instant EVENING = Instant.parse("2026-01-01T20:00:00Z");

    @TempDir
    private Path state;

    @Test
    void its_owner_may_take_it_again_and_has_it_since_the_first_time() {
        BenchLease first = at(EVENING).take("alice", Optional.empty(), "night");
        BenchLease again = at(EVENING.plusSeconds(60)).take("alice", Optional.of(EVENING.plusSeconds(3600)), "longer");
        assertThat(first.since()).isEqualTo(EVENING);
        assertThat(again).isEqualTo(new BenchLease("alice", EVENING, Optional.of(EVENING.plusSeconds(3600)), "longer"));
        assertThat(at(EVENING).current()).contains(again);
    }

    @Test
    void others_are_refused_even_when_its_time_is_over() {
        at(EVENING).take("alice", Optional.of(EVENING.plusSeconds(60)), "");
        Instant morning = EVENING.plus(Duration.ofHours(9));
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> at(morning).take("bob", Optional.empty(), ""))
                .withMessageContaining("over since 2026-01-01 20:01")
                .withMessageContaining("break it with './posrig lease release --bench b --owner alice'");
        assertThatExceptionOfType(RigFault.class).isThrownBy(() -> at(morning).release("bob"));
        assertThatExceptionOfType(RigFault.class).isThrownBy(() -> at(morning).admit(new Owner("bob")));
        at(morning).admit(new Owner("alice"));
        assertThat(at(morning).release("alice")).isPresent();
        at(morning).admit(new Owner("bob"));
        assertThat(at(morning).release("alice")).isEmpty();
    }

    @Test
    void of_many_at_once_exactly_one_gets_it() throws InterruptedException {
        List<Callable<String>> takers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String name = "owner-" + i;
            takers.add(() -> {
                try {
                    return at(EVENING).take(name, Optional.empty(), "").owner();
                } catch (RigFault refused) {
                    return "";
                }
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> got = threads.invokeAll(takers).stream()
                    .map(LeaseBookTest::result)
                    .filter(name -> !name.isEmpty())
                    .toList();
            assertThat(got).hasSize(1);
            assertThat(at(EVENING).current().map(BenchLease::owner)).contains(got.getFirst());
        }
    }

    // The lock that another process would hold: this one's, by another channel, counts the same.
    @Test
    void whoever_writes_is_waited_for() throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(state.resolve("b"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<BenchLease> taking;
            try (FileChannel channel = FileChannel.open(
                            state.resolve("b/lease.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                assertThat(held.isValid()).isTrue();
                taking = threads.submit(() -> at(EVENING).take("alice", Optional.empty(), ""));
                assertThatExceptionOfType(TimeoutException.class)
                        .isThrownBy(() -> taking.get(100, TimeUnit.MILLISECONDS));
            }
            assertThat(taking.get().owner()).isEqualTo("alice");
        }
    }

    @Test
    void what_is_no_lease_is_a_sentence_and_lets_nobody_in() throws IOException {
        Files.createDirectories(state.resolve("b"));
        for (String text : List.of(
                "",
                "{",
                "[]",
                "{}",
                "7",
                "{\"owner\":\"a\"}",
                "{\"owner\":\"a\",\"since\":\"yesterday\",\"why\":\"\"}",
                "{\"owner\":\"a b\",\"since\":\"2026-01-01T20:00:00Z\",\"why\":\"\"}",
                "{\"owner\":\"a\",\"since\":\"2026-01-01T20:00:00Z\",\"until\":7,\"why\":\"\"}")) {
            Files.writeString(state.resolve("b/lease.json"), text);
            assertThatExceptionOfType(RigFault.class)
                    .as(text)
                    .isThrownBy(() -> at(EVENING).admit(new Owner("a")))
                    .withMessageContaining("is not what the rig has written.");
        }
    }

    private LeaseBook at(Instant now) {
        return LeaseBook.of(state, "b", Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String result(Future<String> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
