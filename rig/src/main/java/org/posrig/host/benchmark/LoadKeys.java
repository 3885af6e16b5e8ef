package org.posrig.host.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cryptography of a terminal under load: working keys of a sign-in with double-length keys, ISO 9564-1 format 0 PIN block, UnionPay's
 * "ECB" MAC. Ciphers are kept, so that the load costs little beside what it measures. For one thread at a time.
 */
final class LoadKeys {

    private static final int BLOCK = 8;

    private final Cipher pin;
    private final Cipher mac;

    /** @param wrapped F62 of the sign-in: PIN key (16), check value (4), MAC key (16, first half used), check value (4) */
    LoadKeys(byte[] masterKey, byte[] wrapped) {
        try {
            Cipher master = Cipher.getInstance("DESede/ECB/NoPadding");
            master.init(Cipher.DECRYPT_MODE, tripled(masterKey));
            byte[] pinKey = master.doFinal(wrapped, 0, 2 * BLOCK);
            byte[] macKey = master.doFinal(wrapped, 2 * BLOCK + 4, BLOCK);
            pin = Cipher.getInstance("DESede/ECB/NoPadding");
            pin.init(Cipher.ENCRYPT_MODE, tripled(pinKey));
            mac = Cipher.getInstance("DES/ECB/NoPadding");
            mac.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(macKey, "DES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime refuses DES.", e);
        }
    }

    /** F52, in hexadecimal. */
    String pinBlock(String digits, String pan) {
        String field = "0" + Integer.toHexString(digits.length()) + digits;
        byte[] block = HexFormat.of().parseHex(field + "f".repeat(2 * BLOCK - field.length()));
        byte[] account = HexFormat.of().parseHex("0000" + pan.substring(pan.length() - 13, pan.length() - 1));
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= account[i];
        }
        return HexFormat.of().formatHex(encrypted(pin, block));
    }

    /** F64 of a message whose last eight bytes are F64's place. */
    byte[] mac(byte[] message) {
        byte[] joined = new byte[BLOCK];
        for (int i = 0; i < message.length - BLOCK; i++) {
            joined[i % BLOCK] ^= message[i];
        }
        byte[] text = hex(joined);
        byte[] first = encrypted(mac, Arrays.copyOf(text, BLOCK));
        for (int i = 0; i < BLOCK; i++) {
            first[i] ^= text[BLOCK + i];
        }
        return Arrays.copyOf(hex(encrypted(mac, first)), BLOCK);
    }

    private static byte[] hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] encrypted(Cipher cipher, byte[] block) {
        try {
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime refuses DES.", e);
        }
    }

    private static SecretKeySpec tripled(byte[] key) {
        byte[] material = Arrays.copyOf(key, 3 * BLOCK);
        System.arraycopy(key, 0, material, 2 * BLOCK, BLOCK);
        return new SecretKeySpec(material, "DESede");
    }
}
