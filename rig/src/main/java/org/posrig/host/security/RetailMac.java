package org.posrig.host.security;

import java.util.Arrays;

/** The retail MAC: ISO/IEC 9797-1 MAC algorithm 3 with DES and padding method 2, eight bytes. */
public final class RetailMac {

    private static final int BLOCK = 8;

    private RetailMac() {}

    /** @param key double length: its left half chains, its right half joins at the end */
    public static byte[] of(byte[] message, DesKey key) {
        byte[] padded = Arrays.copyOf(message, (message.length / BLOCK + 1) * BLOCK);
        padded[message.length] = (byte) 0x80;
        byte[] chained = key.half(true).encrypt(padded, new byte[BLOCK]);
        byte[] last = Arrays.copyOfRange(chained, chained.length - BLOCK, chained.length);
        return key.half(true).encrypt(key.half(false).decrypt(last));
    }
}
