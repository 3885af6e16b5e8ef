package org.posrig.features;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Something that must never be written, with every form in which it could be. {@code name} may be told, the rest not. */
record Secret(String name, List<byte[]> forms) {

    private static final HexFormat HEX = HexFormat.of();

    /** Digits: a PIN, a password, a card number. As text, and packed two to a byte. */
    static Secret digits(String name, String digits) {
        byte[] packed = HEX.parseHex(digits.length() % 2 == 0 ? digits : digits + "F");
        return new Secret(name, List.of(digits.getBytes(StandardCharsets.US_ASCII), packed));
    }

    /** Bytes: a key, a PIN block. As they are, and in hexadecimal of either case. */
    static Secret bytes(String name, byte[] bytes) {
        String hex = HEX.formatHex(bytes);
        return new Secret(
                name,
                List.of(
                        bytes,
                        hex.getBytes(StandardCharsets.US_ASCII),
                        hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)));
    }

    /** The clear PIN block of ISO 9564 format 0: length and PIN, over the twelve card digits before the check digit. */
    static Secret pinBlock(String name, String pin, String pan) {
        String pinHalf = String.format("0%X%s", pin.length(), pin);
        byte[] block = HEX.parseHex(pinHalf + "F".repeat(16 - pinHalf.length()));
        byte[] account = HEX.parseHex("0000" + pan.substring(pan.length() - 13, pan.length() - 1));
        for (int i = 0; i < block.length; i++) {
            block[i] ^= account[i];
        }
        return bytes(name, block);
    }

    boolean isIn(byte[] content) {
        // A letter for a byte, so that String's fast search does the work.
        String searched = new String(content, StandardCharsets.ISO_8859_1);
        return forms.stream().anyMatch(form -> searched.contains(new String(form, StandardCharsets.ISO_8859_1)));
    }
}
