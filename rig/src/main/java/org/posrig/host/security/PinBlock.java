package org.posrig.host.security;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PIN block of ISO 9564-1 format 0 (ANSI X9.8): {@code 0}, PIN length, PIN, filled with {@code F}; exclusive-or four zeros and the
 * twelve right-most digits of the PAN without its check digit. UnionPay terminals use this format only, or its first half alone where
 * F53 says that no PAN was joined in.
 */
public final class PinBlock {

    private static final Pattern FIELD = Pattern.compile("0([4-9A-C])(\\d{4,12})(F*)");

    private PinBlock() {}

    /** The clear block of a PIN of 4 to 12 digits. */
    public static byte[] clear(String pin, String pan) {
        String field = "0" + Integer.toHexString(pin.length()).toUpperCase() + pin;
        return xor(HexFormat.of().parseHex(field + "F".repeat(16 - field.length())), panField(pan));
    }

    /** The PIN in a clear block, or empty where it is no block of this format for this PAN. */
    public static Optional<String> pin(byte[] clearBlock, String pan) {
        return withoutPan(xor(clearBlock, panField(pan)));
    }

    /** The PIN in a clear block that no PAN was joined into. */
    public static Optional<String> withoutPan(byte[] clearBlock) {
        String field = HexFormat.of().withUpperCase().formatHex(clearBlock);
        Matcher matcher = FIELD.matcher(field);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int length = Integer.parseInt(matcher.group(1), 16);
        return Optional.of(matcher.group(2)).filter(pin -> pin.length() == length);
    }

    private static byte[] panField(String pan) {
        String digits = pan.substring(0, pan.length() - 1);
        String padded = "0".repeat(Math.max(0, 12 - digits.length())) + digits;
        return HexFormat.of().parseHex("0000" + padded.substring(padded.length() - 12));
    }

    private static byte[] xor(byte[] left, byte[] right) {
        byte[] result = left.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= right[i];
        }
        return result;
    }
}
