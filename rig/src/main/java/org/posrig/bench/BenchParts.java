package org.posrig.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.posrig.fault.Mistakes;
import org.posrig.host.HostConfig;
import org.posrig.host.interfacefile.InterfaceFile;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.message.HostInterface;
import org.posrig.host.security.KeyFile;
import org.posrig.host.terminal.TerminalFile;
import org.posrig.timeline.Secrets;

/** The host's files that a bench names, read and checked. */
record BenchParts(CardFile cards, TerminalFile terminals, KeyFile keys, HostInterface wire) {

    /** Those files while some may be wrong; the mistakes of these have been told. */
    record Readable(
            Optional<CardFile> cards,
            Optional<TerminalFile> terminals,
            Optional<KeyFile> keys,
            Optional<HostInterface> wire) {

        /** All of them, when none was wrong. */
        BenchParts complete() {
            return new BenchParts(cards.orElseThrow(), terminals.orElseThrow(), keys.orElseThrow(), wire.orElseThrow());
        }
    }

    /**
     * Reads what can be read and keeps the mistakes of all else.
     *
     * @param real whether a real terminal is on the bench, which asks more of the key file
     */
    static Readable read(BenchFile.HostPart host, boolean real, Mistakes mistakes) {
        return new Readable(
                read(host.cards(), mistakes, path -> CardFile.read(path, path.resolveSibling("test-prefixes.yaml"))),
                read(host.terminals(), mistakes, TerminalFile::read),
                read(
                        host.keys(),
                        mistakes,
                        path -> real ? KeyFile.readPrivate(path, Installation.home()) : KeyFile.read(path)),
                host.wire().isPresent()
                        ? read(host.wire().get(), mistakes, InterfaceFile::read)
                        : Optional.of(InterfaceFile.shipped()));
    }

    // That a file is not there has been told where the bench names it.
    private static <T> Optional<T> read(Path path, Mistakes mistakes, Function<Path, T> reader) {
        return Files.isRegularFile(path) ? mistakes.collect(() -> reader.apply(path)) : Optional.empty();
    }

    /** Tells the timeline the operators' passwords, which must never be seen; the host tells it of cards and keys. */
    void hideSecrets(BenchFile file, Secrets secrets) {
        file.operators().secrets().forEach(secrets::hide);
    }

    HostConfig hostConfig(BenchFile file, Path state) {
        Map<String, Integer> lines = linePorts(file);
        boolean taken = lines.containsValue(file.host().port());
        return HostConfig.of(cards, terminals, keys)
                .speaking(wire)
                .at("127.0.0.1", taken ? 0 : file.host().port())
                .withOwnPorts(lines)
                .withPinRequiredCode(file.host().pinRequiredCode())
                .rememberingIn(state);
    }

    // A real terminal meets its line, and behind it the host, at the bench's fixed port, the second real one at the
    // next, and so on:
    // the network could not be troubled for it otherwise.
    private static Map<String, Integer> linePorts(BenchFile file) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        int next = file.host().port();
        for (BenchFile.TerminalPart part : file.terminals()) {
            boolean fixed = next != 0 && part.standIn().isEmpty();
            ports.put(part.number(), fixed ? next++ : 0);
        }
        return ports;
    }
}
