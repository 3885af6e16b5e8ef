package org.posrig.display.graphic;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The dots of one character: 16 rows, 8 or 16 dots wide, written as such glyphs are in {@code .hex} fonts.
 *
 * @param hex two or four hexadecimal digits a row, from the top; the leftmost dot is the highest bit
 */
public record Glyph(String hex) {

    static final int ROWS = 16;
    static final int NARROW = 8;
    static final int WIDE = 16;

    /** A glyph as it is written in a font or a profile; empty when it is none. */
    public static Optional<Glyph> parse(String written) {
        String hex = written.strip().toUpperCase(Locale.ROOT);
        boolean right = (hex.length() == ROWS * 2 || hex.length() == ROWS * 4)
                && hex.chars().allMatch(HexFormat::isHexDigit);
        return right ? Optional.of(new Glyph(hex)) : Optional.empty();
    }

    /** 8 or 16 dots. */
    int width() {
        return hex.length() / ROWS * 4;
    }

    boolean dot(int row, int column) {
        int digits = hex.length() / ROWS;
        int digit = HexFormat.fromHexDigit(hex.charAt(row * digits + column / 4));
        return (digit >> (3 - column % 4) & 1) == 1;
    }

    /** No dot is lit. */
    boolean isBlank() {
        return hex.chars().allMatch(digit -> digit == '0');
    }

    /** Lit becomes dark and dark lit. */
    Glyph inverse() {
        char[] digits = hex.toCharArray();
        for (int index = 0; index < digits.length; index++) {
            digits[index] = "FEDCBA9876543210".charAt(HexFormat.fromHexDigit(digits[index]));
        }
        return new Glyph(new String(digits));
    }

    /** The glyph as text, two rows of dots in each of its eight lines, for whoever has to say which character it is. */
    public String picture() {
        return IntStream.range(0, ROWS / 2)
                .mapToObj(pair -> IntStream.range(0, width())
                        .mapToObj(column -> halves(dot(2 * pair, column), dot(2 * pair + 1, column)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static String halves(boolean upper, boolean lower) {
        if (upper) {
            return lower ? "█" : "▀";
        }
        return lower ? "▄" : " ";
    }
}
