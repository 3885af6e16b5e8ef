package org.posrig.display;

import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a display's line as text that people can read: characters in the display's charset, control characters as their Unicode
 * pictures, ANSI sequences as they are. Bytes themselves are told nowhere, because no filter could find a card number in all the ways a
 * terminal may position its digits. Instead a digit is told only where the screen, as it was told, has the same row of digits; all
 * others, and every digit that comes while a secret is typed, are •. So the text cannot say more than the screen does.
 */
final class ReadText {

    /** What a terminal that talks without end may put into one event. */
    private static final int LONGEST = 4000;

    private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ |\\n-]{0,3}[0-9])*");
    private static final Pattern SEPARATORS = Pattern.compile("[ |\\n-]");
    private static final int ESC = 0x1B;

    private enum State {
        TEXT,
        ESCAPE,
        SEQUENCE
    }

    private final CharacterReader characters;
    private final StringBuilder text = new StringBuilder();
    // Beside each character of the text: '.' where it belongs to a control sequence.
    private final StringBuilder kinds = new StringBuilder();
    private State state = State.TEXT;
    private long bytes;

    ReadText(Charset charset) {
        characters = new CharacterReader(charset);
    }

    void accept(byte[] read, int length) {
        bytes += length;
        for (int i = 0; i < length && text.length() < LONGEST; i++) {
            accept(read[i]);
        }
    }

    /** How many bytes since it was taken last. */
    long bytes() {
        return bytes;
    }

    /**
     * What has come since it was taken last.
     *
     * @param rows the screen's, without secrets
     */
    String take(List<String> rows, boolean secretEntry) {
        String masked = masked(secretEntry ? "" : squeezed(String.join("\n", rows)));
        boolean cut = text.length() >= LONGEST;
        text.setLength(0);
        kinds.setLength(0);
        bytes = 0;
        return cut ? masked + "…" : masked;
    }

    void reset() {
        take(List.of(), true);
        characters.reset();
        state = State.TEXT;
    }

    private String masked(String screen) {
        StringBuilder literal = new StringBuilder();
        int[] places = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            if (kinds.charAt(i) != '.') {
                places[literal.length()] = i;
                literal.append(text.charAt(i));
            }
        }
        StringBuilder masked = new StringBuilder(text);
        Matcher digits = DIGITS.matcher(literal);
        while (digits.find()) {
            if (screen.contains(squeezed(digits.group()))) {
                continue;
            }
            for (int i = digits.start(); i < digits.end(); i++) {
                if (Character.isDigit(literal.charAt(i))) {
                    masked.setCharAt(places[i], '•');
                }
            }
        }
        return masked.toString();
    }

    private void accept(byte raw) {
        int value = raw & 0xFF;
        if (value < 0x20) {
            characters.cut(this::literal);
            control((char) (0x2400 + value));
            state = value == ESC ? State.ESCAPE : State.TEXT;
            return;
        }
        switch (state) {
            case TEXT -> characters.accept(raw, this::literal);
            case ESCAPE -> {
                control((char) value);
                state = value == '[' ? State.SEQUENCE : State.TEXT;
            }
            case SEQUENCE -> {
                control((char) value);
                state = value >= 0x40 ? State.TEXT : State.SEQUENCE;
            }
        }
    }

    private void literal(String character, int width) {
        text.append(character);
        kinds.repeat('x', character.length());
    }

    private void control(char shown) {
        text.append(shown);
        kinds.append('.');
    }

    private static String squeezed(String text) {
        return SEPARATORS.matcher(text).replaceAll("");
    }
}
