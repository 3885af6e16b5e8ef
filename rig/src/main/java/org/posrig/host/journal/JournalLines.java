package org.posrig.host.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.posrig.timeline.Happening;

/**
 * Lines of JSON in the making. Written by hand since it is most of the work a message makes: a general generator took three times as
 * long. Not safe for several threads.
 */
final class JournalLines {

    private static final String HEX = "0123456789abcdef";

    private byte[] bytes = new byte[1 << 16];
    private int length;

    /** Begins anew. */
    void clear() {
        length = 0;
    }

    /** All lines, each with its line feed. */
    byte[] written() {
        return Arrays.copyOf(bytes, length);
    }

    JournalLines begin() {
        return ascii("{");
    }

    void end() {
        ascii("}\n");
    }

    /** Adds a name, which needs no escape, and its value. */
    JournalLines pair(String name, String value) {
        if (bytes[length - 1] != '{') {
            ascii(",");
        }
        return ascii("\"").ascii(name).ascii("\":").quoted(value);
    }

    JournalLines fields(Iterable<Happening.Field> fields) {
        ascii(",\"fields\":{");
        for (Happening.Field field : fields) {
            if (bytes[length - 1] != '{') {
                ascii(",");
            }
            ascii("\"").ascii(Integer.toString(field.number())).ascii("\":{");
            pair("name", field.name()).pair("value", field.value()).ascii("}");
        }
        return ascii("}");
    }

    @SuppressWarnings("deprecation") // The cheapest way to get at Latin letters; all of it is ASCII.
    private JournalLines ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
        return this;
    }

    private JournalLines quoted(String text) {
        ascii("\"");
        int from = 0;
        while (from < text.length()) {
            int to = plainUntil(text, from);
            plain(text, from, to);
            if (to < text.length()) {
                to = special(text, to);
            }
            from = to;
        }
        return ascii("\"");
    }

    private static int plainUntil(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter < ' ' || letter > '~' || letter == '"' || letter == '\\') {
                return at;
            }
            at++;
        }
        return at;
    }

    @SuppressWarnings("deprecation")
    private void plain(String text, int from, int to) {
        reserve(to - from);
        text.getBytes(from, to, bytes, length);
        length += to - from;
    }

    // One that JSON wants escaped, or a run of those that are no ASCII.
    private int special(String text, int at) {
        char letter = text.charAt(at);
        if (letter == '"' || letter == '\\') {
            ascii("\\").plain(text, at, at + 1);
            return at + 1;
        }
        if (letter < ' ') {
            ascii("\\u00")
                    .ascii(String.valueOf(HEX.charAt(letter >> 4)))
                    .ascii(String.valueOf(HEX.charAt(letter & 15)));
            return at + 1;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) > '~') {
            end++;
        }
        byte[] encoded = text.substring(at, end).getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return end;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
