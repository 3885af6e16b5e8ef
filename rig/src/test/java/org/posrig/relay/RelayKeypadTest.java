package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
    private static final Press SECRET_LESS = new Press(Duration.ofMillis(2), Duration.ofMillis(2), false);
    private static final Key ENTER = new Key("enter");
    private static final Key SEVEN = Key.digit('7');

    @TempDir
    private Path folder;

    private final Timeline timeline = new Timeline(new Secrets());
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HandBoard board = new HandBoard("k7", "kE");
    private final RelayKeypad keypad =
            new RelayKeypad("T1", Map.of(SEVEN, "k7", ENTER, "kE"), board, timeline, () -> "lane-1");

    @Test
    void a_press_is_one_pulse_of_its_length_and_the_next_waits_for_its_gap() {
        keypad.press(ENTER, SHORT);
        keypad.press(SEVEN, SHORT);
        assertThat(board.moves).extracting(HandBoard.Move::channel).containsExactly("kE", "kE", "k7", "k7");
        assertThat(board.moves).extracting(HandBoard.Move::closed).containsExactly(true, false, true, false);
        long hold = board.moves.get(1).nanos() - board.moves.get(0).nanos();
        long gap = board.moves.get(2).nanos() - board.moves.get(1).nanos();
        assertThat(hold).isGreaterThanOrEqualTo(Duration.ofMillis(40).toNanos());
        assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
    }

    @Test
    void when_it_was_to_move_and_when_it_did_is_told_after_the_press() {
        timeline.subscribe(events::add);
        keypad.press(ENTER, SHORT);
        keypad.press(ENTER, SHORT);
        List<Happening.Pressed> presses = pressed();
        assertThat(presses).hasSize(2).allSatisfy(press -> {
            assertThat(press.key()).isEqualTo("enter");
            assertThat(press.closed()).isGreaterThanOrEqualTo(press.closing());
            assertThat(press.opening()).isEqualTo(press.closed().plus(SHORT.hold()));
            assertThat(press.opened()).isGreaterThanOrEqualTo(press.opening());
        });
        assertThat(presses.get(1).closing())
                .isGreaterThanOrEqualTo(presses.get(0).opened().plus(SHORT.gap()));
    }

    @Test
    void a_chord_has_all_its_keys_down_together_and_is_told_as_one_press() {
        timeline.subscribe(events::add);
        keypad.chord(Set.of(ENTER, SEVEN), SHORT);
        assertThat(board.moves).extracting(HandBoard.Move::channel).containsExactly("k7", "kE", "kE", "k7");
        assertThat(board.moves).extracting(HandBoard.Move::closed).containsExactly(true, true, false, false);
        assertThat(board.moves.get(2).nanos() - board.moves.get(1).nanos())
                .isGreaterThanOrEqualTo(Duration.ofMillis(40).toNanos());
        assertThat(pressed()).extracting(Happening.Pressed::key).containsExactly("7+enter");
    }

    @Test
    void a_board_that_refuses_to_open_is_asked_again() {
        board.refusesToOpen = 2;
        keypad.press(ENTER, SHORT);
        assertThat(board.closedNow).isEmpty();
    }

    @Test
    void a_contact_that_never_opens_is_a_fault_and_nothing_is_pressed_before_it_has_opened() {
        board.refusesToOpen = 6;
        assertThatThrownBy(() -> keypad.press(ENTER, SHORT))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("Channel 'kE' does not open.");
        assertThatThrownBy(() -> keypad.press(SEVEN, SHORT))
                .isInstanceOf(RigFault.class)
                .hasMessage("A relay of terminal T1 has still not opened since an earlier press; nothing is"
                        + " pressed before it has. Check the board's supply and wiring, then run the doctor.");
        assertThat(board.moves).extracting(HandBoard.Move::channel).containsExactly("kE");

        keypad.press(SEVEN, SHORT);
        assertThat(board.moves).extracting(HandBoard.Move::channel).containsExactly("kE", "kE", "k7", "k7");
        assertThat(board.closedNow).isEmpty();
    }

    @Test
    void a_contact_that_never_opens_in_a_secret_entry_is_not_named() {
        board.refusesToOpen = 6;
        for (int press = 0; press < 2; press++) {
            assertThatThrownBy(() -> keypad.press(SEVEN, SECRET))
                    .isInstanceOf(RigFault.class)
                    .satisfies(fault -> assertThat(
                                    fault + String.valueOf(fault.getCause()) + List.of(fault.getSuppressed()))
                            .doesNotContain("7"));
        }
    }

    @Test
    void a_board_whose_library_breaks_leaves_no_key_down_and_the_next_press_works() {
        board.breaksOff = true;
        assertThatThrownBy(() -> keypad.press(ENTER, SHORT)).isInstanceOf(RigFault.class);
        assertThat(board.closedNow).isEmpty();
        board.breaksOff = false;
        keypad.press(ENTER, SHORT);
        assertThat(board.closedNow).isEmpty();
    }

    @Test
    void what_breaks_the_worker_off_leaves_no_key_down_either() {
        timeline.subscribe(event -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(() -> keypad.press(ENTER, SHORT)).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(board.closedNow).isEmpty();
    }

    @Test
    void presses_are_counted_for_their_relays_and_secret_ones_for_the_digits_together() throws Exception {
        Path file = folder.resolve("presses.json");
        try (PressCounts counts = PressCounts.in(file)) {
            RelayKeypad counted = new RelayKeypad(
                    "T1",
                    Map.of(SEVEN, "k7", Key.digit('8'), "k8", ENTER, "kE"),
                    new HandBoard("k7", "k8", "kE"),
                    timeline,
                    () -> "",
                    counts);
            counted.press(ENTER, SECRET_LESS);
            counted.press(SEVEN, SECRET_LESS);
            counted.press(SEVEN, SECRET);
            counted.press(SEVEN, SECRET);
        }
        assertThat(PressCounts.of(file))
                .containsExactly(
                        new PressCounts.Count("hand", "k7", 1, 2),
                        new PressCounts.Count("hand", "k8", 0, 2),
                        new PressCounts.Count("hand", "kE", 1, 0));
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
                        new Happening.KeyMoved("T1", "enter", false),
                        pressed().getFirst());
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
                        new Happening.KeyMoved("T1", "•", false),
                        pressed().getFirst());
        assertThat(pressed().getFirst().key()).isEqualTo("•");
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

    private List<Happening.Pressed> pressed() {
        return events.stream()
                .map(Event::what)
                .filter(Happening.Pressed.class::isInstance)
                .map(Happening.Pressed.class::cast)
                .toList();
    }
}
