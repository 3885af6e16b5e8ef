package org.posrig.relay.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.Pi4jGpio;
import org.posrig.relay.RelayBoard;

final class SafeHandTest {

    @TempDir
    private Path folder;

    @Test
    void lines_of_a_Pi_are_let_go_for_the_rig_and_had_again_once_it_is_gone() {
        try (Pi4jGpio gpio = Pi4jGpio.mock()) {
            Map<String, Integer> lines = Map.of("key.1", 5, "key.2", 6);
            AdapterHand hand = new AdapterHand("pi", "lines", true, () -> gpio.board("pi", lines, ActiveLevel.LOW));
            assertThat(hand.open()).isEqualTo("all 2 lines at their inactive level");
            assertThatThrownBy(() -> gpio.board("pi", lines, ActiveLevel.LOW)).isInstanceOf(RigFault.class);
            hand.letGo();
            RelayBoard rigs = gpio.board("pi", lines, ActiveLevel.LOW);
            rigs.set("key.1", true);
            assertThatThrownBy(hand::open).isInstanceOf(RigFault.class);
            rigs.close();
            assertThat(hand.open()).isEqualTo("all 2 lines at their inactive level");
        }
    }

    @Test
    void a_USB_board_in_the_middle_of_a_dead_rigs_message_opens_all_the_same() throws Exception {
        Path port = folder.resolve("usb");
        try (LatchingBoard board = new LatchingBoard(port)) {
            SerialHand hand = serial(port);
            hand.open();
            hand.letGo();
            board.latch(1);
            board.latch(4);
            Files.write(port, new byte[] {(byte) 0xA0, 3});
            hand.open();
            assertThat(board.awaitAllOpen(5)).isTrue();
        }
    }

    @Test
    void a_USB_board_that_was_unplugged_meanwhile_is_opened_when_it_is_there_again() throws Exception {
        Path port = folder.resolve("usb");
        SerialHand hand = serial(port);
        try (LatchingBoard board = new LatchingBoard(port)) {
            board.latch(2);
            hand.open();
            assertThat(board.awaitAllOpen(5)).isTrue();
        }
        assertThatThrownBy(hand::open)
                .isInstanceOf(RigFault.class)
                .hasMessageStartingWith("Relay board usb: The serial device at " + port + " ");
        CompletableFuture<List<Outcome>> opening =
                CompletableFuture.supplyAsync(() -> new SafeState(List.of(hand)).open(Duration.ofSeconds(20)));
        try (LatchingBoard board = new LatchingBoard(port, 2)) {
            assertThat(opening.get(20, TimeUnit.SECONDS)).allMatch(Outcome::open);
            assertThat(board.awaitAllOpen(5)).isTrue();
        }
    }

    @Test
    void what_is_no_serial_device_is_not_written_to() throws IOException {
        Path file = Files.writeString(folder.resolve("usb"), "precious");
        assertThatThrownBy(() -> serial(file).open())
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("is no serial device");
        assertThat(file).hasContent("precious");
    }

    private static SerialHand serial(Path port) {
        return new SerialHand(new BoardDescription.SerialBoard("usb", port.toString(), 4, Map.of()));
    }
}
