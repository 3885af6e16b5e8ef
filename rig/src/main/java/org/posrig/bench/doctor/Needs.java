package org.posrig.bench.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.posrig.bench.BenchFile;
import org.posrig.relay.BoardDescription;

/**
 * What a bench wants of the machine.
 *
 * @param boards its relay boards
 * @param ports its serial ports
 */
public record Needs(List<BoardDescription> boards, List<Port> ports) {

    public Needs {
        boards = List.copyOf(boards);
        ports = List.copyOf(ports);
    }

    /**
     * A serial port.
     *
     * @param of what is behind it: {@code display of T1}
     * @param path as the bench file writes it
     */
    public record Port(String of, String path) {

        /** Its file on this machine; empty where it is named by its adapter or socket, or is in the network. */
        Optional<String> file() {
            return path.startsWith("/")
                    ? Optional.of(path)
                    : Optional.of("/dev/" + path).filter(unused -> path.matches("[A-Za-z0-9]+"));
        }

        /** Whether it is no port of this machine's. */
        boolean remote() {
            return path.startsWith("tcp:");
        }
    }

    /** What a bench file asks for; stand-ins ask for nothing. */
    public static Needs of(BenchFile file) {
        List<Port> ports = new ArrayList<>();
        for (BenchFile.TerminalPart part : file.terminals()) {
            part.port().ifPresent(path -> ports.add(new Port("display of " + part.name(), path)));
            part.printer()
                    .flatMap(BenchFile.LinePart::port)
                    .ifPresent(path -> ports.add(new Port("printer of " + part.name(), path)));
            part.scanner()
                    .flatMap(BenchFile.LinePart::port)
                    .ifPresent(path -> ports.add(new Port("scanner of " + part.name(), path)));
        }
        List<BoardDescription> boards =
                file.relays().stream().map(BenchFile.BoardPart::description).toList();
        boards.forEach(board -> {
            // A stand-in's port is none of the machine's.
            if (board instanceof BoardDescription.SerialBoard serial
                    && !serial.port().equals("stand-in")) {
                ports.add(new Port("relay board " + board.name(), serial.port()));
            }
        });
        return new Needs(boards, ports);
    }

    Stream<BoardDescription.Expander> expanders() {
        return boards.stream()
                .filter(BoardDescription.Expander.class::isInstance)
                .map(BoardDescription.Expander.class::cast);
    }

    /** Each line of the Pi's header that is wanted, with its board and channel. */
    Map<Integer, String> headerLines() {
        Map<Integer, String> lines = new LinkedHashMap<>();
        boards.forEach(board -> {
            if (board instanceof BoardDescription.PiGpio) {
                board.lines().forEach((channel, line) -> lines.put(line, board.name() + "/" + channel));
            }
        });
        return lines;
    }
}
