package org.posrig.host.security;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The "ECB" MAC of UnionPay's terminal messages, as several public terminal and acquirer sources compute it: all blocks of eight bytes
 * (the last one filled with zeros) are joined by exclusive-or; the result is written as sixteen capital hexadecimal characters; the
 * first eight are encrypted, joined with the last eight, encrypted again; the first eight characters of that in hexadecimal are F64.
 */
public final class UnionPayMac {

    private static final int BLOCK = 8;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UnionPayMac() {}

    /** @param message from the message type up to the field before F64, with F64's bit set in the bitmap */
    public static String of(byte[] message, DesKey key) {
        byte[] joined = new byte[BLOCK];
        for (int i = 0; i < message.length; i++) {
            joined[i % BLOCK] ^= message[i];
        }
        byte[] text = HEX.formatHex(joined).getBytes(StandardCharsets.US_ASCII);
        byte[] first = key.encrypt(Arrays.copyOf(text, BLOCK));
        for (int i = 0; i < BLOCK; i++) {
            first[i] ^= text[BLOCK + i];
        }
        return HEX.formatHex(key.encrypt(first)).substring(0, BLOCK);
    }
}
