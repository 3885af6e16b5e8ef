package org.posrig.timeline;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts. Card numbers become first six and last four digits wherever they stand, in groups or broken over
 * two rows too; PINs and passwords of six
 * or more digits and keys become dots where they stand alone. Shorter ones cannot be told from amounts and dates in a text, so their
 * entry is masked where it happens instead (see {@link Happening.KeyMoved}).
 */
public final class Secrets {

    private static final int SHORTEST = 6;
    private static final int SHORTEST_BEGINNING = 4;

    /** What may stand between two digits of a card number: the blanks of groups, the end of a row. */
    private static final String BETWEEN = "[ |\\n-]{0," + SecretScan.WIDEST_GAP + "}";

    private record Replacement(Pattern pattern, UnaryOperator<String> by) {}

    private final List<Replacement> replacements = new CopyOnWriteArrayList<>();
    private final Set<String> words = ConcurrentHashMap.newKeySet();
    private final SecretScan scan = new SecretScan();

    /** Hides a card number; it is shown as first six and last four digits from now on. */
    public void hideCardNumber(String pan) {
        String masked = maskedCardNumber(pan);
        replacements.add(new Replacement(
                Pattern.compile(String.join(BETWEEN, pan.split(""))), written -> inPlace(written, masked)));
        scan.addCardNumber(pan);
    }

    /** Hides a PIN, and its beginnings of four or more digits: a terminal that shows PINs shows them while they grow. */
    public void hidePin(String pin) {
        for (int length = SHORTEST_BEGINNING; length <= pin.length(); length++) {
            hideWord(pin.substring(0, length));
        }
    }

    /** Hides a PIN, password or key. */
    public void hide(String secret) {
        if (secret.length() >= SHORTEST) {
            hideWord(secret);
        }
    }

    private void hideWord(String secret) {
        if (!words.add(secret)) {
            return;
        }
        replacements.add(new Replacement(
                Pattern.compile(
                        "(?<![0-9A-Fa-f])" + Pattern.quote(secret) + "(?![0-9A-Fa-f])", Pattern.CASE_INSENSITIVE),
                written -> "•".repeat(SHORTEST)));
        scan.addWord(secret);
    }

    /** The text without any secret that has been told to this object. */
    public String filter(String text) {
        if (!scan.finds(text)) {
            return text;
        }
        String filtered = text;
        for (Replacement replacement : replacements) {
            filtered = replacement
                    .pattern()
                    .matcher(filtered)
                    .replaceAll(
                            found -> Matcher.quoteReplacement(replacement.by().apply(found.group())));
        }
        return filtered;
    }

    /** First six and last four digits of a card number, all else as {@code *}. */
    public static String maskedCardNumber(String pan) {
        return pan.length() < 13
                ? "*".repeat(pan.length())
                : pan.substring(0, 6) + "*".repeat(pan.length() - 10) + pan.substring(pan.length() - 4);
    }

    // The digits as they are masked, what stands between them as it was.
    private static String inPlace(String written, String masked) {
        StringBuilder shown = new StringBuilder(written);
        int next = 0;
        for (int i = 0; i < written.length(); i++) {
            if (Character.isDigit(written.charAt(i))) {
                shown.setCharAt(i, masked.charAt(next++));
            }
        }
        return shown.toString();
    }
}
