package org.posrig.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.relay.BoardDescription;
import org.posrig.standin.board.SerialRelayBoard;

/** The relay boards of a bench that are stand-ins: one process with a serial line for each and wires to the contacts of the stand-in terminals. */
final class StandInBoards implements AutoCloseable {

    private final StandInJvm jvm;
    private final Path sockets;

    private StandInBoards(StandInJvm jvm, Path sockets) {
        this.jvm = jvm;
        this.sockets = sockets;
    }

    /** Starts them and waits until their lines are there; empty where a bench has none. */
    static Optional<StandInBoards> start(BenchFile file, Path sockets, Path logs) {
        List<String> arguments = new ArrayList<>();
        List<Path> links = new ArrayList<>();
        for (BenchFile.BoardPart part : file.relays()) {
            if (part.isStandIn() && part.description() instanceof BoardDescription.SerialBoard board) {
                arguments.addAll(List.of("--board", link(sockets, board), Integer.toString(board.relays())));
                arguments.addAll(wires(file, board, sockets));
                links.add(Path.of(link(sockets, board)));
            }
        }
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        StandInJvm jvm = StandInJvm.start(
                "stand-in of the relay boards", SerialRelayBoard.class, arguments, logs.resolve("relay-boards.err"));
        jvm.unlinkAtEnd(links);
        try {
            jvm.awaitReady();
        } catch (RuntimeException e) {
            jvm.close();
            throw e;
        }
        return Optional.of(new StandInBoards(jvm, sockets));
    }

    /** How a board is reached: a stand-in by the line that its process has made. */
    BoardDescription atItsPort(BenchFile.BoardPart part) {
        return part.isStandIn() && part.description() instanceof BoardDescription.SerialBoard board
                ? new BoardDescription.SerialBoard(board.name(), link(sockets, board), board.relays(), board.lines())
                : part.description();
    }

    @Override
    public void close() {
        jvm.close();
    }

    private static List<String> wires(BenchFile file, BoardDescription.SerialBoard board, Path sockets) {
        List<String> wires = new ArrayList<>();
        for (BenchFile.TerminalPart terminal : file.terminals()) {
            terminal.lines().forEach((contact, relay) -> {
                if (relay.board().equals(board.name())) {
                    wires.add(board.lines().get(relay.channel()) + "=" + contact + "@"
                            + StandInProcess.contacts(sockets, terminal.name()));
                }
            });
        }
        return wires;
    }

    private static String link(Path sockets, BoardDescription board) {
        return sockets.resolve(board.name() + ".board").toString();
    }
}
