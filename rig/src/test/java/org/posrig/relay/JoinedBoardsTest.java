package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.posrig.fault.RigFault;
import org.posrig.terminal.CardReader.Way;
import org.posrig.terminal.Key;
import org.posrig.terminal.Press;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** A terminal whose keys are on a Pi and on an expander that another terminal uses too. */
final class JoinedBoardsTest {

    private static final Duration SHORT = Duration.ofMillis(2);

    private final ExpanderChip chip = new ExpanderChip();
    private final RelayBoards boards = new RelayBoards(() -> Pi4jGpio.mock(ExpanderChip.buses(Map.of("1/0x20", chip))));
    private final Pi4jBoard pi = (Pi4jBoard)
            boards.open(new BoardDescription.PiGpio("pi", Map.of("T1.key.1", 4, "T2.key.1", 5), ActiveLevel.LOW));
    private final RelayBoard expander = boards.open(new BoardDescription.Expander(
            "expander",
            1,
            0x20,
            Map.of("T1.key.2", 0, "T1.chip.1", 1, "T1.chip.2", 2, "T2.key.2", 3),
            ActiveLevel.LOW));
    private final JoinedBoards joined = new JoinedBoards(
            "T1",
            Map.of(
                    "key.1", new Relay("pi", "T1.key.1"),
                    "key.2", new Relay("expander", "T1.key.2"),
                    "chip.1", new Relay("expander", "T1.chip.1"),
                    "chip.2", new Relay("pi", "T1.key.1")),
            Map.of("pi", pi, "expander", expander),
            () -> {});
    private final List<Happening> told = new ArrayList<>();
    private final Timeline timeline = new Timeline(new Secrets());

    JoinedBoardsTest() {
        timeline.subscribe(event -> told.add(event.what()));
    }

    @AfterEach
    void close() {
        boards.close();
    }

    @Test
    void a_movement_is_told_with_the_board_that_carries_the_relay() {
        RelayKeypad keypad = keypad();
        keypad.press(Key.digit('1'), new Press(SHORT, SHORT, false));
        keypad.press(Key.digit('2'), new Press(SHORT, SHORT, false));
        assertThat(told)
                .contains(
                        new Happening.RelayMoved("pi", "T1.key.1", true),
                        new Happening.RelayMoved("expander", "T1.key.2", true));
        assertThat(chip.writes).contains("OLATA=FE").endsWith("OLATA=FF");
    }

    @Test
    void of_a_secret_press_not_even_the_board_is_told_because_it_may_carry_few_digits() {
        keypad().press(Key.digit('2'), new Press(SHORT, SHORT, true));
        assertThat(told)
                .contains(new Happening.RelayMoved("T1", "•", true), new Happening.RelayMoved("T1", "•", false));
        assertThat(told.toString()).doesNotContain("expander");
    }

    @Test
    void a_terminal_opens_its_own_contacts_and_leaves_those_of_others_alone() {
        joined.set("key.1", true);
        joined.set("key.2", true);
        pi.set("T2.key.1", true);
        expander.set("T2.key.2", true);
        joined.safe();
        assertOnlyTheOthersAreClosed();
        joined.set("key.2", true);
        joined.close();
        joined.close();
        assertOnlyTheOthersAreClosed();
        assertThatThrownBy(() -> joined.set("key.2", true)).isInstanceOf(RigFault.class);
    }

    @Test
    void safe_goes_on_on_the_next_board_where_one_does_not_obey() {
        joined.set("key.1", true);
        chip.silent = true;
        assertThatThrownBy(joined::safe).hasMessageContaining("expander does not answer");
        assertThat(pi.highLines()).containsEntry("T1.key.1", true);
        chip.silent = false;
    }

    @Test
    void lines_in_memory_tell_their_changes_by_the_terminals_own_names() {
        List<String> changes = new ArrayList<>();
        joined.onChange((channel, closed) -> changes.add(channel + " " + closed));
        pi.set("T2.key.1", true);
        joined.set("key.2", true);
        assertThat(changes).isEmpty();
        joined.set("key.1", true);
        assertThat(changes).hasSize(1);
    }

    @Test
    void a_card_on_one_board_is_gone_before_one_on_another_comes() {
        RelayCardReader reader = new RelayCardReader(
                "T1", Map.of(Way.CHIP, Map.of("one", "chip.1", "two", "chip.2")), joined, timeline, () -> "lane");
        reader.insert("one");
        reader.insert("two");
        assertThat(chip.drives(1, false)).isFalse();
        assertThat(told.stream().filter(Happening.RelayMoved.class::isInstance))
                .containsExactly(
                        new Happening.RelayMoved("expander", "T1.chip.1", true),
                        new Happening.RelayMoved("expander", "T1.chip.1", false),
                        new Happening.RelayMoved("pi", "T1.key.1", true));
    }

    private RelayKeypad keypad() {
        return new RelayKeypad(
                "T1", Map.of(Key.digit('1'), "key.1", Key.digit('2'), "key.2"), joined, timeline, () -> "lane");
    }

    private void assertOnlyTheOthersAreClosed() {
        assertThat(pi.highLines()).isEqualTo(Map.of("T1.key.1", true, "T2.key.1", false));
        assertThat(chip.drives(0, false)).isFalse();
        assertThat(chip.drives(3, false)).isTrue();
    }
}
