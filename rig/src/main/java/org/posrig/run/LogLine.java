package org.posrig.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log: what happened and what is to be known of it. As the journal gets it: a priority as in syslog ({@code <6>}, see
 * sd-daemon(3)), then {@code key=value} pairs (logfmt), a value in quotes where it is not a plain word. Never more than one line.
 *
 * @param happening a word such as {@code scenario-ended}
 * @param values by keys of lower case letters and {@code -}; those of more than 2000 characters are cut
 */
record LogLine(Priority priority, String happening, Map<String, String> values) {

    /** syslog's. */
    enum Priority {
        ERROR(3),
        WARNING(4),
        INFO(6);

        private final int number;

        Priority(int number) {
            this.number = number;
        }
    }

    /** Well below what journald takes for one line (LineMax, 48 kB). */
    private static final int LONGEST = 2000;

    private static final String HAPPENING = "event";

    LogLine {
        Map<String, String> kept = new LinkedHashMap<>();
        values.forEach((key, value) -> kept.put(key, cut(value)));
        values = kept;
    }

    String forJournal() {
        return "<" + priority.number + ">" + HAPPENING + "=" + written(happening)
                + values.entrySet().stream()
                        .map(value -> " " + value.getKey() + "=" + written(value.getValue()))
                        .collect(Collectors.joining());
    }

    /** For people: {@code Scenario ended: verdict failed, terminal T1}. */
    String forPeople() {
        String words = happening.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT)
                + words.substring(1)
                + (values.isEmpty() ? "." : ": ")
                + values.entrySet().stream()
                        .map(value -> value.getKey() + " " + oneLine(value.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** What {@link #forJournal} wrote; empty where it is something else. */
    static Optional<LogLine> parse(String line) {
        for (Priority priority : Priority.values()) {
            if (line.startsWith("<" + priority.number + ">" + HAPPENING + "=")) {
                return Optional.ofNullable(pairs(line.substring(3)))
                        .map(pairs -> new LogLine(priority, String.valueOf(pairs.remove(HAPPENING)), pairs));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                return null;
            }
            String key = text.substring(at, equals);
            boolean quoted = text.startsWith("\"", equals + 1);
            int end = quoted ? closing(text, equals + 2) : text.indexOf(' ', equals);
            if (quoted && end < 0) {
                return null;
            }
            end = end < 0 ? text.length() : end;
            pairs.put(key, quoted ? unescaped(text.substring(equals + 2, end)) : text.substring(equals + 1, end));
            at = end + (quoted ? 2 : 1);
        }
        return pairs;
    }

    private static int closing(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    private static String written(String value) {
        if (!value.isEmpty() && value.chars().allMatch(LogLine::plain)) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (breaks(c)) {
                        quoted.append("\\u").append("%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            if (escaped == 'u' && text.substring(i + 1).matches("(?s)[0-9a-f]{4}.*")) {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                plain.append(escaped == 'n' ? '\n' : escaped);
            }
        }
        return plain.toString();
    }

    private static boolean plain(int c) {
        return c > ' ' && c != '"' && c != '=' && c != '\\' && !Character.isWhitespace(c) && !breaks((char) c);
    }

    // What ends a line somewhere, and halves of characters, which no encoding carries.
    private static boolean breaks(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c);
    }

    private static String oneLine(String value) {
        return value.codePoints()
                .map(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
    }
}
