package org.posrig.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;

@Timeout(30)
final class LcusBoardTest implements RelayBoardContract {

    private static final Map<String, Integer> RELAYS = Map.of("a", 1, "b", 2, "c", 4);

    @TempDir
    private Path folder;

    private final RelayBoards boards = new RelayBoards();
    private final List<LcusDouble> doubles = new ArrayList<>();

    @AfterEach
    void close() {
        try {
            boards.close();
        } catch (RigFault gone) {
            // The board's last words are not this test's affair.
        }
        doubles.forEach(LcusDouble::close);
    }

    @Override
    public Outside open() {
        LcusDouble outside = plugged(true);
        RelayBoard board = boards.open(described());
        return new Outside() {
            @Override
            public RelayBoard board() {
                return board;
            }

            @Override
            public Set<String> pulled() {
                return RELAYS.entrySet().stream()
                        .filter(relay -> outside.pulled().contains(relay.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
            }

            @Override
            public void disobeys(String channel) {
                outside.disobeys(RELAYS.get(channel));
            }

            @Override
            public void close() {
                // The double ends with the test.
            }
        };
    }

    @Test
    void every_relay_of_the_board_is_opened_first_and_a_movement_is_four_bytes() {
        LcusDouble outside = plugged(true);
        RelayBoard board = boards.open(described());
        assertThat(hex(outside)).isEqualTo("a00100a1 a00200a2 a00300a3 a00400a4");
        assertThat(outside.pulled()).isEmpty();
        board.set("c", true);
        board.set("c", false);
        await(() -> outside.bytes().size() == 24);
        assertThat(hex(outside)).endsWith(" a00401a5 a00400a4");
    }

    @Test
    void the_sum_is_its_low_byte() {
        assertThat(HexFormat.of().formatHex(LcusRelays.frame(16, true))).isEqualTo("a01001b1");
        assertThat(HexFormat.of().formatHex(LcusRelays.frame(0x60, false))).isEqualTo("a0600000");
    }

    @Test
    void a_board_that_says_nothing_is_a_board_too() {
        LcusDouble outside = plugged(false);
        RelayBoard board = boards.open(described());
        board.set("b", true);
        await(() -> outside.pulled().equals(Set.of(2)));
    }

    @Test
    void what_it_was_told_last_is_not_lost_when_its_port_is_closed_not_even_by_a_thread_that_is_to_end() {
        LcusDouble outside = plugged(false);
        RelayBoard board = boards.open(described());
        board.set("b", true);
        Thread.currentThread().interrupt();
        board.close();
        assertThat(Thread.interrupted()).isTrue();
        await(() -> outside.pulled().isEmpty());
    }

    @Test
    void a_board_that_answers_with_something_else_is_refused_with_what_it_said() {
        LcusDouble outside = plugged(true);
        outside.disobeys(3);
        assertThatThrownBy(() -> boards.open(described()))
                .isInstanceOfSatisfying(
                        RigFault.class, fault -> assertThat(fault.kind()).isEqualTo(RigFault.Cause.RELAY_BOARD))
                .hasMessageMatching(
                        "Relay board usb at .* answers with bytes that no LCUS board sends: 15.*\\. See that"
                                + " the port is the relay board's and not another device's, and that the board talks at 9600"
                                + " baud\\.");
        await(() -> outside.bytes().size() == 16);
    }

    @Test
    void a_device_that_talks_by_itself_is_found_out_later_too() {
        LcusDouble outside = plugged(false);
        RelayBoard board = boards.open(described());
        outside.say('H', 'i');
        await(() -> {
            try {
                board.set("a", false);
                return false;
            } catch (RigFault fault) {
                return fault.getMessage().contains("no LCUS board sends: 48");
            }
        });
    }

    @Test
    void a_port_that_is_not_there_is_told_with_the_board() {
        assertThatThrownBy(() -> boards.open(described()))
                .isInstanceOf(RigFault.class)
                .hasMessageStartingWith(
                        "Relay board usb cannot be reached. There is no serial device at " + port() + ".");
    }

    @Test
    void a_port_that_is_in_use_is_told_with_the_board() {
        plugged(true);
        boards.open(described());
        assertThatThrownBy(() -> boards.open(described()))
                .isInstanceOf(RigFault.class)
                .hasMessageMatching("Relay board usb cannot be reached. The serial device at " + port()
                        + " cannot be opened \\(error \\d+\\). See whether another program holds it, and whether it is a serial device at"
                        + " all.");
    }

    @Test
    void a_board_that_falls_silent_is_told_though_it_is_told_everything_to_the_end() {
        LcusDouble outside = plugged(true);
        RelayBoard board = boards.open(described());
        board.set("a", true);
        outside.fallSilent();
        assertThatThrownBy(() -> board.set("b", true))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("no longer repeats what it is told");
        assertThatThrownBy(board::safe).isInstanceOf(RigFault.class);
        await(() -> outside.pulled().isEmpty());
    }

    @Test
    void a_board_that_comes_back_is_opened_whole_because_it_may_have_kept_its_relays() {
        LcusDouble outside = plugged(true);
        RelayBoard board = boards.open(described());
        board.set("a", true);
        board.set("c", true);
        await(() -> outside.pulled().equals(Set.of(1, 4)));
        assertThat(board.losses()).isZero();
        outside.replug();
        await(() -> outside.pulled().isEmpty());
        assertThat(board.losses()).as("what it did meanwhile nobody knows").isEqualTo(1);
        board.set("b", true);
        await(() -> outside.pulled().equals(Set.of(2)));
    }

    private LcusDouble plugged(boolean echoes) {
        LcusDouble made = new LcusDouble(port(), 4, echoes);
        doubles.add(made);
        return made;
    }

    private Path port() {
        return folder.resolve("usb");
    }

    private BoardDescription described() {
        return new BoardDescription.SerialBoard("usb", port().toString(), 4, RELAYS);
    }

    private static String hex(LcusDouble outside) {
        List<Byte> bytes = outside.bytes();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.size(); i++) {
            text.append(i > 0 && i % 4 == 0 ? " " : "").append(String.format("%02x", bytes.get(i)));
        }
        return text.toString();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 10 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
