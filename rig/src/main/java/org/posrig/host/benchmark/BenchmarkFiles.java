package org.posrig.host.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.posrig.host.HostConfig;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.security.KeyFile;
import org.posrig.host.terminal.TerminalFile;

/** Fifty terminals with random test keys, and the cards that ship; the acquirer keeps its state as it does for {@code posrig host}. */
record BenchmarkFiles(HostConfig config, List<String> terminals) {

    static final String MERCHANT = "104290057220001";
    static final int TERMINALS = 50;

    static BenchmarkFiles write(Path folder, Path cards) throws IOException {
        SecureRandom random = new SecureRandom();
        List<String> numbers = IntStream.range(0, TERMINALS)
                .mapToObj(index -> "900000%02d".formatted(index))
                .toList();
        Path terminals = folder.resolve("terminals.yaml");
        Files.writeString(
                terminals,
                "merchants:\n  - {number: \"%s\", name: Benchmark, identity: BENCHMARK, terminals: [%s]}\n"
                        .formatted(
                                MERCHANT,
                                numbers.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "))));
        List<String> keys = new ArrayList<>(List.of("test: true", "master-keys:"));
        for (String number : numbers) {
            byte[] key = new byte[16];
            random.nextBytes(key);
            keys.add("  \"%s\": \"%s\"".formatted(number, HexFormat.of().formatHex(key)));
        }
        Path keyFile = folder.resolve("keys.yaml");
        Files.write(keyFile, keys);
        HostConfig config = HostConfig.of(
                        CardFile.read(cards.resolve("test-cards.yaml"), cards.resolve("test-prefixes.yaml")),
                        TerminalFile.read(terminals),
                        KeyFile.read(keyFile))
                .rememberingIn(folder.resolve("state"));
        return new BenchmarkFiles(config, numbers);
    }

    byte[] masterKey(String terminal) {
        return config.keys().masterKey(terminal).orElseThrow().bytes();
    }
}
