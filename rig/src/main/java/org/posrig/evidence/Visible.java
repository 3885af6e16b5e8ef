package org.posrig.evidence;

/**
 * Makes any text safe to put into a line, an SVG or an HTML page: what cannot be seen or would break the frame is replaced by
 * something that can be seen. Control characters become their Unicode control pictures (U+2400 to U+2421), line and format
 * characters, lone surrogates and non-characters, which XML 1.0 forbids or which reorder their neighbours, become U+FFFD.
 */
public final class Visible {

    private static final int REPLACEMENT = 0xFFFD;

    private Visible() {}

    /** The text in one line, for plain text. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(Visible::character).forEach(line::appendCodePoint);
        return line.toString();
    }

    /** The text in one line, its own line breaks as {@code |}. */
    static String joined(String text) {
        return line(String.join(" | ", text.strip().lines().map(String::strip).toList()));
    }

    /** The text in one line, escaped for the content and the attributes of XML and HTML. */
    public static String markup(String text) {
        StringBuilder markup = new StringBuilder(text.length() + 16);
        text.codePoints().map(Visible::character).forEach(character -> {
            switch (character) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.appendCodePoint(character);
            }
        });
        return markup.toString();
    }

    static int character(int character) {
        if (character < 0x20) {
            return 0x2400 + character;
        }
        if (character == 0x7F) {
            return 0x2421;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
            default -> (character & 0xFFFE) == 0xFFFE ? REPLACEMENT : character;
        };
    }

    /** The first characters of a text so that it takes up to so many columns, with … where something is missing. */
    static String shortened(String text, int columns) {
        StringBuilder shortened = new StringBuilder();
        int left = columns;
        for (int character : text.codePoints().toArray()) {
            left -= CharacterWidth.of(character);
            if (left < 0) {
                int keep = shortened.offsetByCodePoints(shortened.length(), shortened.isEmpty() ? 0 : -1);
                return shortened.substring(0, keep).stripTrailing() + "…";
            }
            shortened.appendCodePoint(character);
        }
        return text;
    }
}
