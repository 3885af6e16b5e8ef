package org.posrig.timeline;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out in one pass whether a text holds a secret at all, so that texts without one, nearly all, cost no search for each secret. Safe
 * for use by several threads; a secret is found as soon as the method that adds it has returned.
 */
final class SecretScan {

    /** As many blanks, bars, dashes and ends of rows may stand between two digits of a card number. */
    static final int WIDEST_GAP = 3;

    private final Set<String> cardNumbers = ConcurrentHashMap.newKeySet();
    private final Set<Integer> cardNumberLengths = ConcurrentHashMap.newKeySet();
    private final Set<String> words = ConcurrentHashMap.newKeySet();
    private volatile int shortestCardNumber = Integer.MAX_VALUE;
    // A bit for each length a word has; the last one for all beyond.
    private volatile long wordLengths;
    private volatile boolean always;

    synchronized void addCardNumber(String pan) {
        if (pan.isEmpty() || !pan.chars().allMatch(SecretScan::digit)) {
            always = true;
            return;
        }
        cardNumbers.add(pan);
        cardNumberLengths.add(pan.length());
        shortestCardNumber = Math.min(shortestCardNumber, pan.length());
    }

    /** Adds a word that is secret where no hexadecimal digit stands before or behind it; upper and lower case are the same. */
    synchronized void addWord(String secret) {
        if (secret.isEmpty() || !secret.chars().allMatch(HexFormat::isHexDigit)) {
            always = true;
            return;
        }
        words.add(secret.toUpperCase(Locale.ROOT));
        wordLengths |= bit(secret.length());
    }

    /** Whether the text may hold a secret; false only where it holds none. */
    boolean finds(String text) {
        if (always) {
            return true;
        }
        // A secret of hexadecimal digits alone with none beside it is a whole run of them.
        long lengths = wordLengths;
        int run = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (digit(character)) {
                run++;
                digits++;
            } else if (character >= 'A' && character <= 'F' || character >= 'a' && character <= 'f') {
                run++;
            } else {
                if (run > 0 && word(text, i - run, i, lengths)) {
                    return true;
                }
                run = 0;
            }
        }
        return run > 0 && word(text, text.length() - run, text.length(), lengths)
                || digits >= shortestCardNumber && cardNumber(text);
    }

    private boolean word(String text, int begin, int end, long lengths) {
        return (lengths & bit(end - begin)) != 0
                && words.contains(text.substring(begin, end).toUpperCase(Locale.ROOT));
    }

    private boolean cardNumber(String text) {
        StringBuilder digits = new StringBuilder();
        int gap = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (digit(character)) {
                digits.append(character);
                gap = 0;
            } else if (digits.length() > 0 && (!between(character) || ++gap > WIDEST_GAP)) {
                if (held(digits)) {
                    return true;
                }
                digits.setLength(0);
                gap = 0;
            }
        }
        return held(digits);
    }

    private boolean held(StringBuilder digits) {
        for (int length : cardNumberLengths) {
            for (int from = 0; from + length <= digits.length(); from++) {
                if (cardNumbers.contains(digits.substring(from, from + length))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long bit(int length) {
        return 1L << Math.min(length, Long.SIZE - 1);
    }

    private static boolean between(char character) {
        return character == ' ' || character == '|' || character == '\n' || character == '-';
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }
}
