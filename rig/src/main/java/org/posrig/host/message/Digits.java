package org.posrig.host.message;

/** Numbers in the fixed width that messages have them in; a formatter would cost as much as a PIN block. */
public final class Digits {

    private Digits() {}

    /**
     * The number with zeros before it; wider where it does not fit.
     *
     * @param number not negative
     */
    public static String of(long number, int width) {
        String digits = Long.toString(number);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }
}
