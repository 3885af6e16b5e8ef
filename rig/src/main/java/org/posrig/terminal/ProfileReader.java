package org.posrig.terminal;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.posrig.yaml.Durations;
import org.posrig.yaml.Nearest;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** Reads a terminal profile and checks that its parts fit each other: flows name known keys and screens, starts known flows. */
public final class ProfileReader {

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{2}");

    private ProfileReader() {}

    /** @throws org.posrig.fault.BadInput with every mistake of the file */
    public static TerminalProfile read(Path file) {
        return YamlFile.read(file, ProfileReader::profile);
    }

    /**
     * Reads a profile and shows it to another reader before the file's mistakes are told, so that all can be told at once.
     *
     * @param also sees the profile even where it has mistakes, with placeholders in their stead
     * @throws org.posrig.fault.BadInput with every mistake of the file
     */
    public static TerminalProfile read(Path file, Consumer<TerminalProfile> also) {
        return YamlFile.read(file, root -> {
            TerminalProfile profile = profile(root);
            also.accept(profile);
            return profile;
        });
    }

    private static TerminalProfile profile(YamlMapping root) {
        PlaceBook places = new PlaceBook();
        Set<Key> keys = new LinkedHashSet<>();
        root.texts("keys").forEach(name -> key(root, "keys", name).ifPresent(keys::add));
        Set<String> forbidden = new LinkedHashSet<>(root.texts("forbidden"));
        Map<String, NamedScreen> screens = screens(root.mapping("screens"), forbidden, places);
        forbidden.forEach(name -> known(root, "forbidden", name, screens.keySet(), "screen"));
        Timing timing = KeypadReader.timing(root, keys);
        FlowReader flowReader = new FlowReader(keys, screens.keySet(), timing, places);
        Map<String, Flow> flows = flowReader.read(root.mapping("flows"));
        List.of("screens", "flows", "starts").forEach(section -> places.note(root.placeOfKey(section), section));
        return new TerminalProfile(
                root.file().path(),
                root.text("model"),
                display(root.mapping("display")),
                timing,
                Set.copyOf(keys),
                leave(root, keys),
                Set.copyOf(root.texts("capabilities")),
                screens,
                flows,
                starts(root.mapping("starts"), screens.keySet(), flows.keySet(), places),
                PaperReader.receipt(root),
                PaperReader.versions(root, screens.keySet(), flows.keySet()),
                responses(root, places),
                places.written(),
                KeypadReader.matrix(root, keys),
                PacingReader.read(root, keys, screens.keySet()),
                KeyTestReader.read(root, keys, screens.keySet(), flows.keySet()));
    }

    private static Optional<Key> key(YamlMapping mapping, String key, String name) {
        try {
            return Optional.of(new Key(name));
        } catch (IllegalArgumentException e) {
            mapping.mistake(key, e.getMessage());
            return Optional.empty();
        }
    }

    private static Key leave(YamlMapping root, Set<Key> keys) {
        String name = root.optionalText("leave").orElse("cancel");
        return keys.stream().filter(key -> key.name().equals(name)).findFirst().orElseGet(() -> {
            root.mistake("leave", "the key '" + name + "' is not among 'keys'; add it there.");
            return Key.digit('0');
        });
    }

    private static DisplayGeometry display(YamlMapping display) {
        DisplayProtocol protocol = protocol(display);
        boolean byDots = protocol == DisplayProtocol.ST7565;
        return new DisplayGeometry(
                protocol,
                charset(display),
                display.integer("columns", 1, byDots ? Glass.COLUMNS : 132),
                display.integer("rows", 1, byDots ? Glass.ROWS : 60),
                GlassReader.read(display));
    }

    private static DisplayProtocol protocol(YamlMapping display) {
        String word = display.text("protocol");
        Optional<DisplayProtocol> known = DisplayProtocol.of(word);
        if (known.isEmpty() && display.has("protocol")) {
            display.mistake(
                    "protocol",
                    "there is no display protocol '" + word + "'"
                            + Nearest.to(word, DisplayProtocol.words())
                                    .map(near -> ", did you mean '" + near + "'?")
                                    .orElse("; there are " + String.join(", ", DisplayProtocol.words()) + "."));
        }
        return known.orElse(DisplayProtocol.VT100);
    }

    private static Charset charset(YamlMapping display) {
        String name = display.text("charset");
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            display.mistake(
                    "charset",
                    "there is no character set '" + name + "'; Chinese terminals mostly use GB18030 or GBK.");
            return StandardCharsets.UTF_8;
        }
    }

    /** How long a key is held, within what a press allows. */
    static Optional<Duration> hold(YamlMapping mapping) {
        Optional<Duration> hold = mapping.optionalDuration("hold");
        mapping.optionalText("hold")
                .flatMap(Durations::parse)
                .filter(asked -> asked.isZero() || asked.compareTo(Press.LONGEST_HOLD) > 0)
                .ifPresent(asked -> mapping.mistake(
                        "hold", "a key is held for more than 0 and at most " + Press.LONGEST_HOLD.toSeconds() + "s."));
        return hold;
    }

    private static Map<String, NamedScreen> screens(YamlMapping mapping, Set<String> forbidden, PlaceBook places) {
        Map<String, NamedScreen> screens = new LinkedHashMap<>();
        for (String name : mapping.names()) {
            YamlMapping screen = mapping.mapping(name);
            places.note(mapping.placeOfKey(name), "screens", name);
            if (!screen.has("shows")) {
                screen.mistake("shows", "'shows' is missing here; add it, [] means a blank display.");
            }
            screens.put(
                    name,
                    new NamedScreen(
                            name,
                            screen.has("or")
                                    ? List.of(screen.texts("shows"), screen.texts("or"))
                                    : List.of(screen.texts("shows")),
                            screen.optionalFlag("host").orElse(false),
                            screen.optionalFlag("alarm").orElse(false) || forbidden.contains(name),
                            screen.optionalFlag("keypad").orElse(false)));
        }
        return Map.copyOf(screens);
    }

    private static Map<String, List<String>> responses(YamlMapping root, PlaceBook places) {
        Map<String, List<String>> responses = new LinkedHashMap<>();
        root.optionalMapping("responses").ifPresent(mapping -> {
            places.note(root.placeOfKey("responses"), "responses");
            for (String code : mapping.names()) {
                if (!CODE.matcher(code).matches()) {
                    mapping.mistake(
                            code,
                            "a response code has two digits or capital letters, in quotes where both are digits.");
                }
                responses.put(code, mapping.texts(code));
            }
        });
        return Map.copyOf(responses);
    }

    private static Map<String, Start> starts(
            YamlMapping mapping, Set<String> screens, Set<String> flows, PlaceBook places) {
        Map<String, Start> starts = new LinkedHashMap<>();
        for (String name : mapping.names()) {
            YamlMapping start = mapping.mapping(name);
            places.note(mapping.placeOfKey(name), "starts", name);
            String screen = start.text("screen");
            known(start, "screen", screen, screens, "screen");
            Map<String, String> ways = new LinkedHashMap<>();
            start.optionalMapping("from")
                    .ifPresent(from -> from.names().forEach(origin -> {
                        known(from, origin, origin, screens, "screen");
                        String flow = from.text(origin);
                        places.note(from.placeOfKey(origin), "starts", name, origin);
                        known(from, origin, flow, flows, "flow");
                        ways.put(origin, flow);
                    }));
            starts.put(name, new Start(name, screen, ways));
        }
        return Map.copyOf(starts);
    }

    static void known(YamlMapping mapping, String key, String name, Set<String> known, String kind) {
        if (!name.isEmpty() && !known.contains(name)) {
            mapping.mistake(key, "there is no " + kind + " '" + name + "'" + Nearest.suggestion(name, known));
        }
    }
}
