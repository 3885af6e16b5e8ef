package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.posrig.fault.RigFault;
import org.posrig.terminal.Key;
import org.posrig.terminal.Press;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

@Timeout(20)
final class RelayKeypadTest {

    private static final Press SHORT = new Press(Duration.ofMillis(40), Duration.ofMillis(30), false);
    private static final Press SECRET = new Press(Duration.ofMillis(2), Duration.ofMillis(2), true);
    private static final Key ENTER = new Key("enter");
    private static final Key SEVEN = Key.digit('7');

    private final Timeline timeline = new Timeline(new Secrets());
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HandBoard board = new HandBoard("k7", "kE");
    private final RelayKeypad keypad =
            new RelayKeypad("T1", Map.of(SEVEN, "k7", ENTER, "kE"), board, timeline, () -> "lane-1");

    @Test
    void a_press_is_one_pulse_of_its_length_with_its_gap() {
        long before = System.nanoTime();
        keypad.press(ENTER, SHORT);
        long after = System.nanoTime();
        assertThat(board.moves).extracting(HandBoard.Move::channel).containsExactly("kE", "kE");
        assertThat(board.moves).extracting(HandBoard.Move::closed).containsExactly(true, false);
        long hold = board.moves.get(1).nanos() - board.moves.get(0).nanos();
        assertThat(hold)
                .isBetween(
                        Duration.ofMillis(40).toNanos(), Duration.ofMillis(60).toNanos());
        assertThat(after - board.moves.get(1).nanos())
                .isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
        assertThat(after - before).isLessThan(Duration.ofMillis(200).toNanos());
    }

    @Test
    void a_press_is_told_on_the_lane_of_its_terminal() {
        timeline.subscribe(events::add);
        keypad.press(ENTER, SHORT);
        assertThat(events).extracting(Event::lane).containsOnly("lane-1");
        assertThat(events)
                .extracting(Event::what)
                .containsExactly(
                        new Happening.RelayMoved("hand", "kE", true),
                        new Happening.KeyMoved("T1", "enter", true),
                        new Happening.RelayMoved("hand", "kE", false),
                        new Happening.KeyMoved("T1", "enter", false));
    }

    @Test
    void of_a_secret_press_neither_key_nor_relay_is_told() {
        timeline.subscribe(events::add);
        keypad.press(SEVEN, SECRET);
        assertThat(events)
                .extracting(Event::what)
                .containsExactly(
                        new Happening.RelayMoved("hand", "•", true),
                        new Happening.KeyMoved("T1", "•", true),
                        new Happening.RelayMoved("hand", "•", false),
                        new Happening.KeyMoved("T1", "•", false));
        assertThat(board.moves).extracting(HandBoard.Move::channel).containsOnly("k7");
    }

    @Test
    void a_board_that_fails_in_a_secret_press_does_not_tell_which_key_it_was() {
        board.failsAfterClosing = true;
        assertThatThrownBy(() -> keypad.press(SEVEN, SECRET))
                .isInstanceOf(RigFault.class)
                .hasNoCause()
                .satisfies(fault -> assertThat(fault.toString() + List.of(fault.getSuppressed()))
                        .doesNotContain("7"));
        assertThat(board.closedNow).isEmpty();
    }

    @Test
    void whatever_fails_the_contact_is_open_afterwards() {
        board.failsAfterClosing = true;
        assertThatThrownBy(() -> keypad.press(ENTER, SHORT))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("kE");
        assertThat(board.closedNow).isEmpty();
        assertThat(board.moves).hasSize(2);

        board.failsAfterClosing = false;
        timeline.subscribe(event -> {
            throw new IllegalStateException("disk full");
        });
        assertThatThrownBy(() -> keypad.press(ENTER, SHORT)).hasMessage("disk full");
        assertThat(board.closedNow).isEmpty();
        assertThat(board.moves).hasSize(4);
    }

    @Test
    void an_interrupted_press_lets_go_at_once() throws InterruptedException {
        Press longest = new Press(Press.LONGEST_HOLD, Duration.ZERO, false);
        CountDownLatch down = new CountDownLatch(1);
        timeline.subscribe(event -> down.countDown());
        Thread pressing = Thread.ofVirtual().unstarted(() -> keypad.press(ENTER, longest));
        pressing.setUncaughtExceptionHandler(
                (thread, fault) -> assertThat(fault).isInstanceOf(RigFault.class));
        pressing.start();
        down.await();
        pressing.interrupt();
        assertThat(pressing.join(Duration.ofSeconds(2))).isTrue();
        assertThat(board.closedNow).isEmpty();
    }

    @Test
    void two_keys_of_a_terminal_are_never_down_together() throws InterruptedException {
        Press quick = new Press(Duration.ofMillis(3), Duration.ofMillis(1), false);
        List<Thread> fingers = List.of(ENTER, SEVEN, ENTER, SEVEN).stream()
                .map(key -> Thread.ofVirtual().start(() -> {
                    for (int count = 0; count < 5; count++) {
                        keypad.press(key, quick);
                    }
                }))
                .toList();
        for (Thread finger : fingers) {
            finger.join();
        }
        assertThat(board.moves).hasSize(40);
        for (int index = 0; index < board.moves.size(); index++) {
            assertThat(board.moves.get(index).closed()).isEqualTo(index % 2 == 0);
        }
    }

    @Test
    void a_key_that_is_not_wired_is_refused() {
        assertThatThrownBy(() -> keypad.press(new Key("f9"), SHORT))
                .isInstanceOf(RigFault.class)
                .hasMessage("Key 'f9' is not wired at terminal T1. The wired keys are 7, enter.");
        assertThatThrownBy(() -> keypad.press(Key.digit('3'), SECRET)).message().doesNotContain("3");
    }

    @Test
    void a_channel_the_board_lacks_is_refused_before_anything_moves() {
        assertThatThrownBy(() -> new RelayKeypad("T1", Map.of(ENTER, "k99"), board, timeline, () -> ""))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("Key 'enter' of terminal T1 is wired to channel 'k99'");
        assertThat(board.moves).isEmpty();
    }
}
