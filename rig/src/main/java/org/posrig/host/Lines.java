package org.posrig.host;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.posrig.host.network.TerminalLine;

/** The lines to those terminals that have a port of their own; each stands between terminal and port. */
final class Lines implements AutoCloseable {

    private static final long SEED = 20_140_404;

    private final Map<String, TerminalLine> lines = new LinkedHashMap<>();

    Lines(String address, Collection<String> terminalNumbers, ToIntFunction<String> hostPort) {
        terminalNumbers.stream()
                .sorted()
                .forEach(number -> lines.put(
                        number,
                        new TerminalLine(number, address, hostPort.applyAsInt(number), SEED + number.hashCode())));
    }

    Optional<TerminalLine> line(String terminalNumber) {
        return Optional.ofNullable(lines.get(terminalNumber));
    }

    void refuse(Set<String> terminalNumbers, boolean refuse) {
        terminalNumbers.forEach(number -> line(number).ifPresent(line -> line.refuse(refuse)));
    }

    void mend(Set<String> terminalNumbers) {
        terminalNumbers.forEach(number -> line(number).ifPresent(TerminalLine::mend));
    }

    @Override
    public void close() {
        lines.values().forEach(TerminalLine::close);
    }
}
