package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.posrig.fault.RigFault;

final class ScreenHistoryTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(60);

    private final ScreenHistory history = new ScreenHistory();

    @Test
    void a_screen_that_only_flashed_since_the_last_action_is_found() {
        history.append(Screens.screen(1, "idle"));
        history.actionBegins();
        history.append(Screens.screen(2, "[55] wrong"));
        history.append(Screens.screen(3, "idle"));
        assertThat(history.await(shows("[55]"), SHORT)).map(Screen::number).contains(2L);
    }

    @Test
    void of_several_the_earliest_since_the_action_is_given() {
        history.actionBegins();
        history.append(Screens.screen(1, "approved"));
        history.append(Screens.screen(2, "approved"));
        assertThat(history.await(shows("approved"), SHORT)).map(Screen::number).contains(1L);
    }

    @Test
    void a_screen_from_before_the_action_is_never_found() {
        history.append(Screens.screen(1, "approved"));
        history.actionBegins();
        assertThat(history.await(shows("approved"), SHORT)).isEmpty();
        assertThat(history.sinceAction()).isEmpty();
        assertThat(history.latest()).map(Screen::number).contains(1L);
        assertThat(history.awaitLatest(shows("approved"), SHORT)).isPresent();
    }

    @Test
    void a_wait_ends_when_the_screen_comes_not_when_the_deadline_does()
            throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<Optional<Screen>> waiting = waiting(() -> history.await(shows("approved"), LONG));
        history.append(Screens.screen(1, "processing"));
        history.append(Screens.screen(2, "approved"));
        assertThat(waiting.get(5, TimeUnit.SECONDS)).map(Screen::number).contains(2L);
    }

    @Test
    void a_deadline_that_passes_leaves_nothing() {
        long began = System.nanoTime();
        assertThat(history.await(shows("approved"), SHORT)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void what_stood_for_a_moment_does_not_stand_now() {
        history.append(Screens.screen(1, "menu"));
        history.append(Screens.screen(2, "idle"));
        assertThat(history.awaitLatest(shows("menu"), SHORT)).isEmpty();
        assertThat(history.awaitLatest(shows("idle"), SHORT)).isPresent();
    }

    @Test
    void a_lost_line_ends_a_wait_with_the_fault() {
        CompletableFuture<Optional<Screen>> waiting = waiting(() -> history.await(shows("approved"), LONG));
        RigFault fault = fault();
        history.lineLost(fault);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
                .havingCause()
                .isSameAs(fault);
        assertThatExceptionOfType(RigFault.class).isThrownBy(() -> history.awaitLatest(shows("idle"), LONG));
    }

    @Test
    void what_was_seen_before_the_line_was_lost_still_counts() {
        history.actionBegins();
        history.append(Screens.screen(1, "approved"));
        history.lineLost(fault());
        assertThat(history.await(shows("approved"), SHORT)).isPresent();
    }

    @Test
    void a_line_that_comes_back_is_waited_for_and_its_loss_stays_counted()
            throws ExecutionException, InterruptedException, TimeoutException {
        history.lineLost(fault());
        assertThat(history.lineFault()).isPresent();
        assertThat(history.awaitLine(SHORT)).isFalse();
        CompletableFuture<Boolean> waiting = waiting(() -> history.awaitLine(LONG));
        history.lineBack();
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(history.lineFault()).isEmpty();
        assertThat(history.losses()).isEqualTo(1);
    }

    @Test
    void a_display_is_settled_once_no_byte_came_for_the_quiet_time() {
        history.byteArrived();
        long began = System.nanoTime();
        assertThat(history.awaitSettled(Duration.ofMillis(80), LONG)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(60));
    }

    @Test
    void a_display_that_never_stops_writing_is_never_settled() {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                history.byteArrived();
                Thread.onSpinWait();
            }
        });
        try {
            history.byteArrived();
            assertThat(history.awaitSettled(Duration.ofSeconds(10), Duration.ofMillis(200)))
                    .isFalse();
        } finally {
            enough.set(true);
            writing.join();
        }
    }

    @Test
    void the_oldest_screens_are_let_go_and_the_last_ones_are_at_hand() {
        for (int number = 1; number <= 10_100; number++) {
            history.append(Screens.screen(number, "screen " + number));
        }
        assertThat(history.sinceAction()).hasSize(10_000);
        assertThat(history.last(2)).extracting(Screen::number).containsExactly(10_099L, 10_100L);
        assertThat(history.last(0)).isEqualTo(List.of());
        history.actionBegins();
        assertThat(history.sinceAction()).isEmpty();
        assertThat(history.last(20_000)).hasSize(500);
    }

    @Test
    void a_hole_stays_marked_where_the_line_was_lost() {
        history.append(Screens.screen(1, "one"));
        history.append(Screens.screen(2, "two"));
        history.lineLost(fault());
        history.lineBack();
        history.append(Screens.screen(3, "three"));
        assertThat(List.of(history.holeAfter(1), history.holeAfter(2), history.holeAfter(3)))
                .containsExactly(false, true, false);
    }

    @Test
    void an_interrupted_wait_is_a_fault_of_the_rig_and_the_thread_stays_interrupted() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> history.await(shows("approved"), LONG))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static <T> CompletableFuture<T> waiting(java.util.function.Supplier<T> wait) {
        return CompletableFuture.supplyAsync(wait, task -> Thread.ofVirtual().start(task));
    }

    private static Predicate<Screen> shows(String text) {
        return screen -> screen.text().contains(text);
    }

    private static RigFault fault() {
        return new RigFault(RigFault.Cause.SERIAL_LINE, "The display line of T1 is lost.", "Plug it in again.");
    }
}
