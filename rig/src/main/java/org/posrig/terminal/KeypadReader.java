package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.posrig.yaml.YamlMapping;

/** Reads how the keys of a profile are pressed and how they lie on the keypad's rows and columns. */
final class KeypadReader {

    private static final String NO_KEY = ".";

    private KeypadReader() {}

    static Timing timing(YamlMapping root, Set<Key> keys) {
        YamlMapping timing = root.mapping("timing");
        Duration hold = ProfileReader.hold(timing).orElseGet(() -> timing.duration("hold"));
        Duration gap = timing.duration("gap");
        Duration settle = timing.optionalDuration("settle").orElse(Duration.ZERO);
        return new Timing(
                hold,
                gap,
                timing.optionalDuration("quiet").orElse(Duration.ofMillis(15)),
                timing.duration("screen"),
                timing.duration("host"),
                settle,
                perKey(root, keys, new KeyTiming(hold, gap, settle)));
    }

    private static Map<Key, KeyTiming> perKey(YamlMapping root, Set<Key> keys, KeyTiming usual) {
        Map<Key, KeyTiming> own = new HashMap<>();
        root.optionalMapping("key-timing")
                .ifPresent(mapping -> mapping.names().forEach(name -> {
                    YamlMapping timing = mapping.mapping(name);
                    KeyTiming read = new KeyTiming(
                            ProfileReader.hold(timing).orElse(usual.hold()),
                            timing.optionalDuration("gap").orElse(usual.gap()),
                            timing.optionalDuration("settle").orElse(usual.settle()));
                    key(mapping, name, name, keys).ifPresent(key -> own.put(key, read));
                }));
        return own;
    }

    static Matrix matrix(YamlMapping root, Set<Key> keys) {
        List<List<Optional<Key>>> rows = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String row : root.texts("matrix")) {
            List<Optional<Key>> places = new ArrayList<>();
            for (String name : Pattern.compile(" +").split(row.strip())) {
                if (!name.equals(NO_KEY) && seen.contains(name)) {
                    root.mistake("matrix", "the key '" + name + "' lies at two places; a key has one.");
                }
                seen.add(name);
                places.add(name.equals(NO_KEY) ? Optional.empty() : key(root, "matrix", name, keys));
            }
            rows.add(places);
        }
        return new Matrix(rows);
    }

    static Optional<Key> key(YamlMapping mapping, String at, String name, Set<Key> keys) {
        ProfileReader.known(mapping, at, name, keys.stream().map(Key::name).collect(Collectors.toSet()), "key");
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }
}
