package org.posrig.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a terminal shows what is being typed, so that the rig sees whether each press has counted once.
 *
 * @param kind in which form
 * @param clear the key that takes back what has been typed, wholly or digit by digit
 */
public record Echo(Kind kind, Key clear) {

    /** The forms. */
    public enum Kind {
        /** An amount that shifts in from the right: 1, 2, 0, 0 shows {@code 12.00}. */
        YUAN("(\\d+\\.\\d{2})(?!.*\\d\\.\\d{2})"),
        /** One asterisk for each digit: PINs and passwords. */
        STARS("(\\*+)(?!.*\\*)");

        private final Pattern typed;

        Kind(String typed) {
            this.typed = Pattern.compile(typed, Pattern.DOTALL);
        }
    }

    /** What a screen shows as typed: the amount's digits without zeros in front, or asterisks; empty for nothing. */
    String read(Screen screen) {
        Matcher typed = kind.typed.matcher(screen.text());
        return typed.find() ? plain(typed.group(1).replace(".", "")) : "";
    }

    /** What should be read once these digits have been typed. */
    String expected(String digits) {
        return kind == Kind.STARS ? "*".repeat(digits.length()) : plain(digits);
    }

    /** The screen without what is typed on it: as long as this stays, the terminal stands on the same entry. */
    String frame(Screen screen) {
        return kind.typed
                .matcher(screen.text())
                .replaceAll(kind == Kind.STARS ? "" : "0.00")
                .strip();
    }

    /** What a reader is told of it: {@code 12.00}, {@code 6 asterisks}. */
    String told(String read) {
        if (kind == Kind.STARS) {
            return read.isEmpty() ? "no asterisk" : read.length() + (read.length() == 1 ? " asterisk" : " asterisks");
        }
        String digits = "0".repeat(Math.max(0, 3 - read.length())) + read;
        return digits.substring(0, digits.length() - 2) + "." + digits.substring(digits.length() - 2);
    }

    private String plain(String digits) {
        return kind == Kind.STARS ? digits : digits.replaceFirst("^0+", "");
    }
}
