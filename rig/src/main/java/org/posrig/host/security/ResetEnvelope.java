package org.posrig.host.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The sealed order to set a password, 39 bytes, an extension of this rig's own: version {@code 01}, sequence (four bytes, big-endian),
 * terminal number (8 ASCII characters), operator (2 ASCII digits), sixteen bytes of cipher text, eight bytes of MAC.
 *
 * <p>Both keys are derived from the terminal master key by encrypting a label (two-key triple DES, ECB). The cipher text is triple DES
 * in CBC mode over the password's length, its digits and zero bytes; the initial vector is four zero bytes and the sequence. The MAC is
 * the {@link RetailMac} over everything before it.
 */
public final class ResetEnvelope {

    private static final int LENGTH = 39;
    private static final int MAC_LENGTH = 8;
    private static final int PLAIN_LENGTH = 16;
    private static final byte VERSION = 1;

    private ResetEnvelope() {}

    /**
     * Seals an order.
     *
     * @param sequence unsigned, rises with every order for a terminal
     * @param terminalNumber eight ASCII characters
     * @param operator two digits
     * @param password 4 to 15 digits
     */
    public static byte[] seal(
            DesKey masterKey, long sequence, String terminalNumber, String operator, String password) {
        if (!password.matches("\\d{4,15}")) {
            throw new IllegalArgumentException("A password for a terminal has 4 to 15 digits.");
        }
        byte[] plain = ByteBuffer.allocate(PLAIN_LENGTH)
                .put((byte) password.length())
                .put(ascii(password))
                .array();
        byte[] initialVector =
                ByteBuffer.allocate(8).putInt(0).putInt((int) sequence).array();
        byte[] signed = ByteBuffer.allocate(LENGTH - MAC_LENGTH)
                .put(VERSION)
                .putInt((int) sequence)
                .put(ascii(terminalNumber))
                .put(ascii(operator))
                .put(derived(masterKey, "POSRIG-RESET-ENC").encrypt(plain, initialVector))
                .array();
        byte[] mac = RetailMac.of(signed, derived(masterKey, "POSRIG-RESET-MAC"));
        return ByteBuffer.allocate(LENGTH).put(signed).put(mac).array();
    }

    private static DesKey derived(DesKey masterKey, String label) {
        return new DesKey(masterKey.encrypt(ascii(label)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
