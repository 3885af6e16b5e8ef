package org.posrig.relay;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.posrig.fault.RigFault;

/** The board on a Pi's header, with Pi4J's outputs in memory in the place of the kernel's lines. */
final class PiGpioBoardTest implements RelayBoardContract {

    @Override
    public Outside open() {
        RelayBoards boards = new RelayBoards(Pi4jGpio::mock);
        Pi4jBoard board = (Pi4jBoard)
                boards.open(new BoardDescription.PiGpio("pi", Map.of("a", 0, "b", 17, "c", 27), ActiveLevel.LOW));
        return new Outside() {
            @Override
            public RelayBoard board() {
                return board;
            }

            @Override
            public Set<String> pulled() {
                return board.highLines().entrySet().stream()
                        .filter(line -> !line.getValue())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
            }

            @Override
            public void disobeys(String channel) {
                board.onChange((moved, closed) -> {
                    if (moved.equals(channel)) {
                        throw new RigFault(RigFault.Cause.RELAY_BOARD, "It does not obey.", "Look.");
                    }
                });
            }

            @Override
            public void close() {
                boards.close();
            }
        };
    }
}
