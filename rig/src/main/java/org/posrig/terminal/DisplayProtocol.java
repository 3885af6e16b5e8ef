package org.posrig.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language of a display line. */
public enum DisplayProtocol {
    /** DEC's control sequences, as small displays and debug consoles use them. */
    VT100,
    /** Customer displays of two rows: {@code ESC Q A} and {@code ESC l}. */
    CD5220,
    /** Epson's DM-D customer displays: ESC/POS with {@code US} in front. */
    EPSON,
    /** Text in lines, no commands. */
    LINES,
    /** No text at all: what a tap hears on the bus of a graphic display's controller; it is read by the glyphs of a font. */
    ST7565;

    /** As profiles and commands write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DisplayProtocol> of(String word) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.word().equals(word))
                .findFirst();
    }

    /** Those that carry text. */
    public static List<DisplayProtocol> texts() {
        return Arrays.stream(values()).filter(protocol -> protocol != ST7565).toList();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(DisplayProtocol::word).toList();
    }
}
