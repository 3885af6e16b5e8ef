package org.posrig.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.posrig.fault.BadInput;
import org.posrig.host.HostConfig;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.security.KeyFile;
import org.posrig.host.terminal.TerminalFile;
import org.posrig.timeline.Secrets;

/** The host's files that a bench names, read and checked against each other. */
record BenchParts(CardFile cards, TerminalFile terminals, KeyFile keys) {

    /** @throws BadInput with the mistakes of all of them */
    static BenchParts read(BenchFile file) {
        List<String> mistakes = new ArrayList<>();
        Path cardPath = file.host().cards();
        CardFile cards =
                collecting(mistakes, () -> CardFile.read(cardPath, cardPath.resolveSibling("test-prefixes.yaml")));
        TerminalFile terminals =
                collecting(mistakes, () -> TerminalFile.read(file.host().terminals()));
        KeyFile keys = collecting(mistakes, () -> KeyFile.read(file.host().keys()));
        if (mistakes.isEmpty()) {
            file.terminals().stream()
                    .flatMap(part -> part.cards().stream())
                    .forEach(card -> check(card, cards, mistakes));
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return new BenchParts(cards, terminals, keys);
    }

    private static void check(BenchFile.CardPart card, CardFile cards, List<String> mistakes) {
        try {
            cards.card(card.card());
        } catch (BadInput e) {
            mistakes.add(card.place() + ": " + e.getMessage());
        }
    }

    /** Tells the timeline the operators' passwords, which must never be seen; the host tells it of cards and keys. */
    void hideSecrets(BenchFile file, Secrets secrets) {
        file.operators().secrets().forEach(secrets::hide);
    }

    HostConfig hostConfig(BenchFile file, Path state) {
        Map<String, Integer> lines = linePorts(file);
        boolean taken = lines.containsValue(file.host().port());
        return HostConfig.of(cards, terminals, keys)
                .at("127.0.0.1", taken ? 0 : file.host().port())
                .withOwnPorts(lines)
                .withPinRequiredCode(file.host().pinRequiredCode())
                .rememberingIn(state);
    }

    // A real terminal meets its line, and behind it the host, at the bench's fixed port, the second real one at the
    // next, and so on: the
    // network could not be troubled for it otherwise.
    private static Map<String, Integer> linePorts(BenchFile file) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        int next = file.host().port();
        for (BenchFile.TerminalPart part : file.terminals()) {
            boolean fixed = next != 0 && part.standIn().isEmpty();
            ports.put(part.number(), fixed ? next++ : 0);
        }
        return ports;
    }

    @SuppressWarnings("NullAway") // a missing part is never used: its mistake is thrown first
    private static <T> T collecting(List<String> mistakes, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (BadInput e) {
            mistakes.addAll(e.mistakes());
            return null;
        }
    }
}
