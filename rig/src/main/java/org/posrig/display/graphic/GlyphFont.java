package org.posrig.display.graphic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.fault.BadInput;

/**
 * Which character has which glyph. A font file has a line for each: the code point in hexadecimal, a colon, the glyph's rows; empty lines and
 * lines that begin with {@code #} say nothing. It is the format of GNU Unifont's {@code .hex} files (unifont(5)).
 */
public final class GlyphFont {

    private final Map<Glyph, String> characters;

    private GlyphFont(Map<Glyph, String> characters) {
        this.characters = Map.copyOf(characters);
    }

    /** A font of no characters. */
    public static GlyphFont empty() {
        return new GlyphFont(Map.of());
    }

    /** @throws BadInput with every line that is no glyph, or when the file cannot be read */
    public static GlyphFont read(Path file) {
        Map<Glyph, String> characters = new HashMap<>();
        List<String> mistakes = new ArrayList<>();
        List<String> lines = lines(file);
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            Optional<String> character = colon < 0 ? Optional.empty() : character(line.substring(0, colon));
            Optional<Glyph> glyph = Glyph.parse(line.substring(colon + 1));
            if (character.isEmpty() || glyph.isEmpty()) {
                mistakes.add(file + ":" + number + ":1: this is no glyph; write the code point, a colon, and 32 or 64"
                        + " hexadecimal digits.");
            } else {
                // Two characters that look alike are one to the eye, too: the first named is read.
                characters.putIfAbsent(glyph.get(), character.get());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return new GlyphFont(characters);
    }

    /** This font with the glyphs of another beside its own; where both name a glyph, the other is right. */
    public GlyphFont with(Map<Glyph, String> more) {
        Map<Glyph, String> all = new HashMap<>(characters);
        all.putAll(more);
        return new GlyphFont(all);
    }

    /** All its glyphs with their characters. */
    public Map<Glyph, String> characters() {
        return characters;
    }

    Optional<String> character(Glyph glyph) {
        return Optional.ofNullable(characters.get(glyph));
    }

    private static Optional<String> character(String codePoint) {
        try {
            int value = Integer.parseInt(codePoint.strip(), 16);
            return Character.isValidCodePoint(value) && !Character.isISOControl(value)
                    ? Optional.of(Character.toString(value))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInput(file + ": this font cannot be read; see that it is there and is text in UTF-8.");
        }
    }
}
