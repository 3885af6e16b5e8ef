package org.posrig.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the known words that a misspelt one was probably meant to be (Levenshtein distance). */
public final class Nearest {

    private Nearest() {}

    /** The nearest known word, if it is near enough to be worth suggesting: at most a third of its letters differ, or two. */
    public static Optional<String> to(String word, Collection<String> known) {
        return ranked(word, known).stream()
                .findFirst()
                .filter(candidate -> distance(word, candidate) <= Math.max(2, candidate.length() / 3));
    }

    /** All known words, nearest first. */
    public static List<String> ranked(String word, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** {@code ", did you mean 'x'?"}, or nothing. */
    public static String suggestion(String word, Collection<String> known) {
        return to(word, known).map(near -> ", did you mean '" + near + "'?").orElse("");
    }

    static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitution = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
