package org.posrig.relay.guard;

import java.util.List;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.RelayBoards;

/** The hand for each board. */
final class SafeHands {

    private SafeHands() {}

    static List<SafeHand> of(List<BoardDescription> boards) {
        // One for all: this machine's Pi is opened once in a process. It ends with the process.
        RelayBoards adapters = new RelayBoards();
        return boards.stream().map(board -> hand(board, adapters)).toList();
    }

    private static SafeHand hand(BoardDescription board, RelayBoards adapters) {
        return switch (board) {
            case BoardDescription.Mock mock -> new MemoryHand(mock.name());
            case BoardDescription.PiGpio pi ->
                new AdapterHand(pi.name(), "lines of this Raspberry Pi", true, () -> adapters.open(pi));
            case BoardDescription.Expander chip ->
                new AdapterHand(
                        chip.name(),
                        String.format("MCP23017 at 0x%02X of I²C bus %d", chip.address(), chip.bus()),
                        false,
                        () -> adapters.open(chip));
            case BoardDescription.SerialBoard serial -> new SerialHand(serial);
        };
    }
}
