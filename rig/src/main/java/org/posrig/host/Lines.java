package org.posrig.host;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.posrig.fault.RigFault;
import org.posrig.host.network.TerminalLine;

/** The lines to those terminals that have a port of their own; each stands between terminal and port. */
final class Lines implements AutoCloseable {

    private static final String EVERY_ADDRESS = "0.0.0.0";
    private static final long SEED = 20_140_404;

    private final Map<String, TerminalLine> lines = new LinkedHashMap<>();

    /**
     * Opens a line for each.
     *
     * @param address where the acquirer listens, and lines with any port too
     * @param ports by terminal number; 0 for any
     * @param hostPort the acquirer's port behind each
     */
    Lines(String address, Map<String, Integer> ports, ToIntFunction<String> hostPort) {
        try {
            new TreeMap<>(ports)
                    .forEach((number, port) -> lines.put(
                            number,
                            new TerminalLine(
                                    number,
                                    port == 0 ? address : EVERY_ADDRESS,
                                    port,
                                    new InetSocketAddress(address, hostPort.applyAsInt(number)),
                                    SEED + number.hashCode())));
        } catch (RigFault e) {
            close();
            throw e;
        }
    }

    Optional<TerminalLine> line(String terminalNumber) {
        return Optional.ofNullable(lines.get(terminalNumber));
    }

    void refuse(Set<String> terminalNumbers, boolean refuse) {
        terminalNumbers.forEach(number -> line(number).ifPresent(line -> line.refuse(refuse)));
    }

    void handOver(Set<String> terminalNumbers) {
        terminalNumbers.forEach(number -> line(number).ifPresent(TerminalLine::handOver));
    }

    @Override
    public void close() {
        lines.values().forEach(TerminalLine::close);
    }
}
