package org.posrig.terminal;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.yaml.YamlMapping;

/** Reads what a profile says of a terminal's days and nights. */
final class PacingReader {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    static final int MOST_PINS = 1000;

    private PacingReader() {}

    static Pacing read(YamlMapping root, Set<Key> keys, Set<String> screens) {
        return root.optionalMapping("pacing")
                .map(pacing -> new Pacing(
                        pacing.optionalMapping("pin-entries").map(PacingReader::pinEntries),
                        pacing.optionalMapping("restart").map(PacingReader::restart),
                        pacing.optionalMapping("sleep").flatMap(sleep -> sleep(sleep, keys, screens)),
                        screen(pacing, "paper-out", screens),
                        screen(pacing, "batch-full", screens),
                        screen(pacing, "tamper", screens),
                        pacing.optionalMapping("start-up").map(starting -> startUp(starting, screens)),
                        pacing.optionalText("stir").flatMap(name -> KeypadReader.key(pacing, "stir", name, keys))))
                .orElse(Pacing.NONE);
    }

    private static Pacing.PinEntries pinEntries(YamlMapping entries) {
        return new Pacing.PinEntries(entries.integer("most", 1, MOST_PINS), entries.duration("per"));
    }

    private static Pacing.Restart restart(YamlMapping restart) {
        String at = restart.text("at", TIME, "a time of day in quotes, \"03:00\"");
        return new Pacing.Restart(
                TIME.matcher(at).matches() ? LocalTime.parse(at) : LocalTime.MIDNIGHT, restart.duration("within"));
    }

    private static Optional<Pacing.Sleep> sleep(YamlMapping sleep, Set<Key> keys, Set<String> screens) {
        Duration after = sleep.duration("after");
        Optional<Key> wake = KeypadReader.key(sleep, "wake", sleep.text("wake"), keys);
        Optional<String> screen = screen(sleep, "screen", screens);
        return wake.map(key -> new Pacing.Sleep(after, key, screen));
    }

    private static Pacing.StartUp startUp(YamlMapping starting, Set<String> screens) {
        List<String> names = starting.texts("screens");
        if (names.isEmpty()) {
            starting.mistake("screens", "name at least one screen that stands while the terminal starts.");
        }
        names.forEach(name -> ProfileReader.known(starting, "screens", name, screens, "screen"));
        return new Pacing.StartUp(names, starting.duration("within"));
    }

    private static Optional<String> screen(YamlMapping mapping, String key, Set<String> screens) {
        Optional<String> name = mapping.optionalText(key);
        name.ifPresent(written -> ProfileReader.known(mapping, key, written, screens, "screen"));
        return name;
    }
}
