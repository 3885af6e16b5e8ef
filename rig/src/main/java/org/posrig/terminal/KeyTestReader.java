package org.posrig.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posrig.yaml.YamlMapping;

/** Reads what a profile says of its terminal's key test: start, flow, screen, two patterns, and how keys are named there. */
final class KeyTestReader {

    private KeyTestReader() {}

    static Optional<KeyTest> read(YamlMapping root, Set<Key> keys, Set<String> screens, Set<String> flows) {
        return root.optionalMapping("key-test").map(test -> {
            String flow = test.text("flow");
            String screen = test.text("screen");
            String start = test.text("start");
            ProfileReader.known(test, "flow", flow, flows, "flow");
            ProfileReader.known(test, "screen", screen, screens, "screen");
            ProfileReader.known(
                    test, "start", start, Set.copyOf(root.mapping("starts").names()), "start");
            return new KeyTest(
                    start,
                    flow,
                    screen,
                    PaperReader.pattern(test, "key"),
                    PaperReader.pattern(test, "count"),
                    test.optionalMapping("shows")
                            .map(shows -> names(shows, keys))
                            .orElse(Map.of()));
        });
    }

    private static Map<String, String> names(YamlMapping shows, Set<Key> keys) {
        Set<String> known = keys.stream().map(Key::name).collect(Collectors.toSet());
        Map<String, String> names = new LinkedHashMap<>();
        for (String key : shows.names()) {
            ProfileReader.known(shows, key, key, known, "key");
            names.put(key, shows.text(key));
        }
        return names;
    }
}
