package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.posrig.fault.RigFault;
import org.posrig.terminal.CardReader.Way;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

final class RelayCardReaderTest {

    private final Timeline timeline = new Timeline(new Secrets());
    private final List<Happening> cards = new CopyOnWriteArrayList<>();
    private final HandBoard board = new HandBoard("c1", "c2", "f1", "s1", "power");
    private final RelayCardReader reader = new RelayCardReader(
            "T1",
            Map.of(
                    Way.CHIP, Map.of("one", "c1", "two", "c2"),
                    Way.CONTACTLESS, Map.of("one", "f1"),
                    Way.STRIPE, Map.of("one", "s1")),
            board,
            timeline,
            () -> "lane-1");

    RelayCardReaderTest() {
        timeline.subscribe(event -> {
            if (!(event.what() instanceof Happening.RelayMoved)) {
                cards.add(event.what());
            }
        });
    }

    @Test
    void a_card_stays_until_it_is_withdrawn() {
        reader.insert("one");
        assertThat(board.closedNow).containsExactly("c1");
        reader.withdraw();
        reader.withdraw();
        assertThat(board.closedNow).isEmpty();
        assertThat(cards).containsExactly(moved("one", "inserted"), moved("one", "removed"));
    }

    @Test
    void a_card_is_gone_before_the_next_comes() {
        reader.insert("one");
        reader.insert("two");
        reader.tap("one");
        assertThat(board.moves.stream().map(move -> move.channel() + " " + move.closed()))
                .containsExactly("c1 true", "c1 false", "c2 true", "c2 false", "f1 true");
        assertThat(board.moves.get(2).nanos() - board.moves.get(1).nanos())
                .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
        reader.withdraw();
        assertThat(cards)
                .containsExactly(
                        moved("one", "inserted"),
                        moved("one", "removed"),
                        moved("two", "inserted"),
                        moved("two", "removed"),
                        moved("one", "tapped"),
                        moved("one", "lifted"));
    }

    @Test
    void a_swipe_is_a_pulse_of_a_tenth_of_a_second_after_any_other_card_is_gone() {
        reader.insert("two");
        reader.swipe("one");
        assertThat(board.closedNow).isEmpty();
        HandBoard.Move closing = board.moves.get(2);
        HandBoard.Move opening = board.moves.get(3);
        assertThat(List.of(closing.channel(), opening.channel())).containsExactly("s1", "s1");
        assertThat(opening.nanos() - closing.nanos())
                .isBetween(
                        Duration.ofMillis(100).toNanos(), Duration.ofMillis(130).toNanos());
        assertThat(cards).endsWith(moved("one", "swiped"));
    }

    @Test
    void a_board_that_fails_leaves_no_card_behind() {
        board.failsAfterClosing = true;
        assertThatThrownBy(() -> reader.insert("one")).isInstanceOf(RigFault.class);
        assertThat(board.closedNow).isEmpty();
        assertThatThrownBy(() -> reader.swipe("one")).isInstanceOf(RigFault.class);
        assertThat(board.closedNow).isEmpty();
    }

    @Test
    void the_ways_of_a_card_are_those_that_are_wired() {
        assertThat(reader.ways("one")).containsExactlyInAnyOrder(Way.values());
        assertThat(reader.ways("two")).containsExactly(Way.CHIP);
        assertThat(reader.ways("three")).isEmpty();
    }

    @Test
    void a_card_that_cannot_meet_the_terminal_this_way_is_refused_with_those_that_can() {
        assertThatThrownBy(() -> reader.insert("three")).isInstanceOfSatisfying(RigFault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(RigFault.Cause.FIXTURE);
            assertThat(fault)
                    .hasMessage("Card 'three' cannot meet terminal T1 by its chip. Cards that can are one, two.");
        });
        assertThatThrownBy(() -> reader.tap("two")).hasMessageContaining("without contact. Cards that can are one.");
    }

    @Test
    void power_is_there_while_its_relay_is_open() {
        RelayPower power = new RelayPower("T1", "power", board, timeline, () -> "lane-1");
        power.cut();
        assertThat(board.closedNow).containsExactly("power");
        power.restore();
        assertThat(board.closedNow).isEmpty();
        assertThat(cards).containsExactly(new Happening.PowerMoved("T1", false), new Happening.PowerMoved("T1", true));
    }

    private static Happening moved(String card, String how) {
        return new Happening.CardMoved("T1", card, how);
    }
}
