package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posrig.fault.RigFault;

final class Pi4jBoardTest {

    private final Pi4jGpio gpio = Pi4jGpio.mock();
    private final List<String> changes = new ArrayList<>();

    @AfterEach
    void close() {
        gpio.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_line_begins_and_ends_at_its_inactive_level(ActiveLevel active) {
        Pi4jBoard board = board(active);
        boolean inactiveHigh = active == ActiveLevel.LOW;
        assertThat(board.highLines())
                .containsOnlyKeys("k1", "k2")
                .containsValue(inactiveHigh)
                .doesNotContainValue(!inactiveHigh);
        board.set("k1", true);
        assertThat(board.highLines()).containsEntry("k1", !inactiveHigh).containsEntry("k2", inactiveHigh);
        board.close();
        assertThat(board.highLines()).containsValue(inactiveHigh).doesNotContainValue(!inactiveHigh);
    }

    @ParameterizedTest
    @EnumSource
    void Pi4J_itself_takes_a_line_back_to_its_inactive_level_when_its_context_ends(ActiveLevel active) {
        Context context = Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(new MockPlatform())
                .add(MockDigitalOutputProvider.newInstance())
                .build();
        Pi4jBoard board = new Pi4jBoard("pi", context, MockDigitalOutputProvider.ID, Map.of("k1", 17), active);
        board.set("k1", true);
        context.shutdown();
        assertThat(board.highLines()).containsEntry("k1", active == ActiveLevel.LOW);
    }

    @ParameterizedTest
    @EnumSource
    void changes_are_told_as_closed_and_open_in_order_on_the_thread_that_moved_them(ActiveLevel active) {
        Pi4jBoard board = board(active);
        Thread here = Thread.currentThread();
        board.onChange((channel, closed) -> assertThat(Thread.currentThread()).isSameAs(here));
        board.set("k1", true);
        board.set("k1", true);
        board.set("k2", true);
        board.set("k1", false);
        board.safe();
        assertThat(changes).containsExactly("k1 true", "k2 true", "k1 false", "k2 false");
    }

    @Test
    void closing_opens_every_contact() {
        Pi4jBoard board = board(ActiveLevel.LOW);
        board.set("k1", true);
        gpio.close();
        assertThat(changes).containsExactly("k1 true", "k1 false");
        assertThatThrownBy(() -> board.set("k1", true))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("closed");
        board.safe();
        board.close();
    }

    @Test
    void safe_tries_every_contact_even_when_one_fails() {
        Pi4jBoard board = board(ActiveLevel.LOW);
        board.set("k1", true);
        board.set("k2", true);
        board.onChange((channel, closed) -> {
            if (channel.equals("k1")) {
                throw new IllegalStateException("wire cut");
            }
        });
        assertThatThrownBy(board::safe).hasMessage("wire cut");
        assertThat(changes).containsExactly("k1 true", "k2 true", "k1 false", "k2 false");
    }

    @Test
    void an_unknown_channel_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> board(ActiveLevel.LOW).set("k3", true))
                .isInstanceOf(RigFault.class)
                .hasMessage("Relay board pi has no channel 'k3'. Its channels are k1, k2.");
    }

    @Test
    void a_line_has_one_channel() {
        board(ActiveLevel.LOW);
        assertThatThrownBy(() -> gpio.board("other", Map.of("p", 17), ActiveLevel.LOW))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("Line 17 for channel 'p' of relay board other is taken");
        Pi4jBoard free = gpio.board("other", Map.of("p", 18), ActiveLevel.LOW);
        assertThat(free.channels()).containsExactly("p");
    }

    @Test
    void boards_in_memory_know_nothing_of_each_other() {
        board(ActiveLevel.LOW);
        try (Pi4jGpio second = Pi4jGpio.mock()) {
            second.board("pi", Map.of("k1", 17), ActiveLevel.HIGH).set("k1", true);
        }
        assertThat(changes).isEmpty();
    }

    @Test
    void a_machine_without_a_gpio_chip_is_told_in_words() {
        Assumptions.assumeFalse(Files.exists(Path.of("/dev/gpiochip0")));
        assertThatThrownBy(() -> {
                    try (Pi4jGpio none = Pi4jGpio.gpiod()) {
                        none.board("pi", Map.of("k1", 17), ActiveLevel.LOW);
                    }
                })
                .isInstanceOfSatisfying(RigFault.class, fault -> {
                    assertThat(fault.kind()).isEqualTo(RigFault.Cause.RELAY_BOARD);
                    assertThat(fault).hasMessageStartingWith("This machine has no GPIO chip of a Raspberry Pi");
                });
    }

    private Pi4jBoard board(ActiveLevel active) {
        Pi4jBoard board = gpio.board("pi", new TreeMap<>(Map.of("k1", 17, "k2", 27)), active);
        board.onChange((channel, closed) -> changes.add(channel + " " + closed));
        return board;
    }
}
