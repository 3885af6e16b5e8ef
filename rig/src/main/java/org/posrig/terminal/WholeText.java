package org.posrig.terminal;

/** Finds texts on a screen as a person reads them: {@code 12.00} stands on a screen with 12.00, but not on one with 112.00. */
final class WholeText {

    private WholeText() {}

    /** Whether a text stands there; where it begins or ends with a digit, no longer number may go on. */
    static boolean on(String shown, String text) {
        for (int at = shown.indexOf(text); at >= 0; at = shown.indexOf(text, at + 1)) {
            if (!goesOnBefore(shown, text, at) && !goesOnAfter(shown, text, at + text.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOnBefore(String shown, String text, int start) {
        return start > 0
                && !text.isEmpty()
                && digit(text.charAt(0))
                && (digit(shown.charAt(start - 1)) || shown.charAt(start - 1) == '.' || shown.charAt(start - 1) == ',');
    }

    private static boolean goesOnAfter(String shown, String text, int end) {
        return end < shown.length()
                && !text.isEmpty()
                && digit(text.charAt(text.length() - 1))
                && digit(shown.charAt(end));
    }

    private static boolean digit(char character) {
        return character >= '0' && character <= '9';
    }
}
