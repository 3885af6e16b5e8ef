package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.posrig.fault.RigFault;
import org.posrig.terminal.Key;
import org.posrig.terminal.Press;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** The senses of a bench over Pi4J's inputs in memory, in the place of a Pi's lines. */
@Timeout(20)
final class SensesTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final SenseDescription LAMP =
            new SenseDescription("T1", "power-led", "pi", 26, ActiveLevel.LOW, Pull.UP);
    private static final SenseDescription BUZZER =
            new SenseDescription("T1", "buzzer", "pi", 20, ActiveLevel.HIGH, Pull.DOWN);
    private static final SenseDescription OTHER =
            new SenseDescription("T2", "power-led", "pi", 21, ActiveLevel.HIGH, Pull.NONE);
    private static final SenseDescription SEVEN =
            new SenseDescription("T1", "7", "pi", 16, ActiveLevel.HIGH, Pull.DOWN);

    private final Timeline timeline = new Timeline(new Secrets());
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private final Pi4jGpio pi = Pi4jGpio.mock();
    private final RelayBoards boards = new RelayBoards(() -> pi);
    private final RelayBoard board =
            boards.open(new BoardDescription.PiGpio("pi", Map.of("key.7", 7, "key.enter", 8), ActiveLevel.LOW));
    private final Senses senses = new Senses(boards);

    @AfterEach
    void close() {
        senses.close();
        boards.close();
    }

    @Test
    void every_change_of_a_line_is_told_with_its_active_level_applied_and_in_the_lane_of_its_terminal()
            throws InterruptedException {
        high(LAMP);
        TerminalSenses watched = watched("T1");
        assertThat(watched.isOn("power-led")).isFalse();
        low(LAMP);
        assertThat(next()).isEqualTo(new Happening.SenseMoved("T1", "power-led", true));
        high(BUZZER);
        assertThat(next()).isEqualTo(new Happening.SenseMoved("T1", "buzzer", true));
        low(BUZZER);
        assertThat(next()).isEqualTo(new Happening.SenseMoved("T1", "buzzer", false));
        assertThat(watched.isOn("power-led")).isTrue();
        assertThat(watched.isOn("buzzer")).isFalse();
        assertThat(watched.changes("buzzer")).extracting(change -> change.on()).containsExactly(true, false);
        assertThat(told).isEmpty();
    }

    @Test
    void inputs_are_requested_with_the_pull_that_the_bench_says() {
        assertThat(List.of(LAMP, BUZZER, OTHER))
                .extracting(sense -> {
                    senses.open(sense);
                    return pi.held(sense).config().pull();
                })
                .containsExactly(PullResistance.PULL_UP, PullResistance.PULL_DOWN, PullResistance.OFF);
    }

    @Test
    void one_thread_reads_all_senses_and_without_senses_there_is_none() throws InterruptedException {
        Set<Thread> before = threads();
        assertThat(senses.watch("T1", timeline, () -> "")).isEmpty();
        assertThat(before).containsAll(threads());
        watched("T1");
        watched("T2");
        Set<Thread> reading = threads();
        reading.removeAll(before);
        assertThat(reading).hasSize(1);
        senses.close();
        assertThat(reading.iterator().next().join(SOON)).isTrue();
    }

    @Test
    void a_wait_ends_with_the_change_and_what_was_since_the_last_action_is_not_missed() throws InterruptedException {
        TerminalSenses watched = watched("T1");
        Thread.ofVirtual().start(() -> high(BUZZER));
        assertThat(watched.await("buzzer", true, SOON)).isTrue();
        low(BUZZER);
        assertThat(watched.await("buzzer", false, SOON)).isTrue();
        next();
        next();
        assertThat(watched.await("buzzer", true, Duration.ZERO)).isTrue();
        watched.actionBegins();
        assertThat(watched.await("buzzer", true, Duration.ofMillis(20))).isFalse();
        assertThat(watched.isOn("buzzer")).isFalse();
    }

    @Test
    void an_open_press_is_seen_at_the_contact_and_a_secret_one_is_not() throws InterruptedException {
        TerminalSenses watched = watched("T1");
        WatchedKeypad keypad = keypadThatMoves(SEVEN, watched);
        Press open = new Press(Duration.ofMillis(80), Duration.ofMillis(40), false);
        keypad.press(Key.digit('7'), open);
        assertThat(next()).isEqualTo(new Happening.SenseMoved("T1", "7", true));
        assertThat(next()).isEqualTo(new Happening.SenseMoved("T1", "7", false));
        keypad.press(Key.digit('7'), new Press(open.hold(), open.gap(), true));
        keypad.press(new Key("enter"), open);
        high(BUZZER);
        assertThat(next()).isEqualTo(new Happening.SenseMoved("T1", "buzzer", true));
        assertThat(watched.changes("7")).hasSize(2);
    }

    @Test
    void of_a_secret_entry_only_what_stands_otherwise_afterwards_is_told_and_of_a_digit_not_even_that()
            throws InterruptedException {
        TerminalSenses watched = watched("T1");
        senses.close();
        watched.keyFollows(true);
        List.of(LAMP, BUZZER, SEVEN).forEach(this::high);
        watched.read();
        low(BUZZER);
        watched.read();
        assertThat(told).isEmpty();
        watched.keyFollows(false);
        watched.read();
        assertThat(next()).isEqualTo(new Happening.SenseMoved("T1", "power-led", false));
        assertThat(watched.isOn("7")).isTrue();
        low(SEVEN);
        watched.read();
        assertThat(told).isEmpty();
        assertThat(watched.changes("7")).isEmpty();
        high(SEVEN);
        watched.read();
        assertThat(next()).isEqualTo(new Happening.SenseMoved("T1", "7", true));
    }

    @Test
    void a_line_that_cannot_be_read_is_a_fault_of_the_bench_until_it_can_be() {
        boolean[] gone = {true};
        TerminalSenses watched = new TerminalSenses(
                "T1",
                List.of(new TerminalSenses.Input(LAMP, () -> {
                    if (gone[0]) {
                        throw new IllegalStateException("EBUSY");
                    }
                    return true;
                })),
                timeline,
                () -> "");
        assertThatThrownBy(() -> watched.isOn("power-led"))
                .isInstanceOf(RigFault.class)
                .hasMessage("The sense 'power-led' of terminal T1, line 26 of board pi, cannot be read. See whether"
                        + " another program has taken the line, then run the doctor.");
        assertThatThrownBy(() -> watched.await("power-led", true, SOON)).isInstanceOf(RigFault.class);
        gone[0] = false;
        watched.read();
        assertThat(watched.isOn("power-led")).isTrue();
    }

    @Test
    void a_sense_that_is_not_there_and_a_line_that_is_taken_are_said() {
        TerminalSenses watched = watched("T1");
        assertThatThrownBy(() -> watched.isOn("lamp"))
                .isInstanceOf(RigFault.class)
                .hasMessage("There is no sense 'lamp' at terminal T1. Its senses are 7, buzzer, power-led.");
        assertThatThrownBy(() -> senses.open(new SenseDescription("T1", "more", "usb", 3, ActiveLevel.LOW, Pull.UP)))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("Board usb, from which the sense 'more' of terminal T1 is to be read");
        assertThatThrownBy(() -> senses.open(new SenseDescription("T1", "more", "pi", 20, ActiveLevel.LOW, Pull.UP)))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("Line 20 of board pi for the sense 'more' of terminal T1 could not be had.");
    }

    private WatchedKeypad keypadThatMoves(SenseDescription sense, TerminalSenses watched) {
        ((Pi4jBoard) board).onChange((channel, closed) -> {
            if (channel.equals("key.7")) {
                state(sense, closed ? DigitalState.HIGH : DigitalState.LOW);
            }
        });
        return new WatchedKeypad(
                new RelayKeypad(
                        "T1",
                        Map.of(Key.digit('7'), "key.7", new Key("enter"), "key.enter"),
                        board,
                        timeline,
                        () -> "lane-1"),
                watched);
    }

    private TerminalSenses watched(String terminal) {
        List.of(LAMP, BUZZER, OTHER, SEVEN).stream()
                .filter(sense -> sense.terminal().equals(terminal))
                .forEach(sense -> {
                    if (opened(sense).isEmpty()) {
                        senses.open(sense);
                    }
                });
        timeline.subscribe(event -> {
            if (event.what() instanceof Happening.SenseMoved) {
                told.add(event);
            }
        });
        return senses.watch(terminal, timeline, () -> "lane-1").orElseThrow();
    }

    private Optional<MockDigitalInput> opened(SenseDescription sense) {
        try {
            return Optional.of((MockDigitalInput) pi.held(sense));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private void high(SenseDescription sense) {
        state(sense, DigitalState.HIGH);
    }

    private void low(SenseDescription sense) {
        state(sense, DigitalState.LOW);
    }

    private void state(SenseDescription sense, DigitalState state) {
        if (opened(sense).isEmpty()) {
            senses.open(sense);
        }
        opened(sense).orElseThrow().mockState(state);
    }

    private Happening next() throws InterruptedException {
        Event event = Optional.ofNullable(told.poll(SOON.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow();
        assertThat(event.lane()).isEqualTo("lane-1");
        return event.what();
    }

    // Another test's may be about to end.
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("senses"))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
