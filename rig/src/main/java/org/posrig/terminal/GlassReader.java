package org.posrig.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.posrig.yaml.YamlMapping;

/** Reads what a profile's {@code display} says of its dots: {@code fonts}, {@code glyphs} and {@code first-column}. */
final class GlassReader {

    private static final String DOTS = "[0-9A-Fa-f]{32}|[0-9A-Fa-f]{64}";

    private GlassReader() {}

    static Glass read(YamlMapping display) {
        boolean byDots = display.optionalText("protocol")
                .filter(DisplayProtocol.ST7565.word()::equals)
                .isPresent();
        List<Path> fonts = new ArrayList<>();
        for (String written : display.texts("fonts")) {
            Path file = display.file()
                    .path()
                    .toAbsolutePath()
                    .resolveSibling(written)
                    .normalize();
            // Of a display that tells its text they may be missing: a profile is copied elsewhere without them.
            if (byDots && !Files.isRegularFile(file)) {
                display.mistake(
                        "fonts",
                        "there is no font " + file + "; correct the path (it is taken from this file's folder).");
            }
            fonts.add(file);
        }
        if (byDots && fonts.isEmpty()) {
            display.mistake(
                    "protocol", "a display that is read by its dots needs 'fonts'; name the file of its glyphs.");
        }
        return new Glass(
                display.optionalInteger("first-column", 0, 4).orElse(0),
                fonts,
                display.optionalMapping("glyphs").map(GlassReader::glyphs).orElse(Map.of()));
    }

    private static Map<String, String> glyphs(YamlMapping glyphs) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String dots : List.copyOf(glyphs.names())) {
            if (!dots.matches(DOTS)) {
                glyphs.mistake(
                        dots,
                        "a glyph is 32 hexadecimal digits, or 64 where it is wide; copy it from the message that showed it.");
            }
            named.put(dots, glyphs.text(dots));
        }
        return named;
    }
}
