package org.posrig.host.security;

import java.util.Arrays;

/**
 * The application cryptogram of a chip (ARQC), as EMV Book 2 defines it for triple DES: a session key by the common session key
 * derivation (annex A1.3.1) and a MAC by ISO/IEC 9797-1 algorithm 3 with padding method 2 (annex A1.2.1) over the data the chip signed.
 */
public final class Cryptogram {

    private static final int BLOCK = 8;

    private Cryptogram() {}

    /**
     * The cryptogram over some data.
     *
     * @param cardKey the card's own master key for cryptograms, 16 bytes
     * @param counter the application transaction counter (tag 9F36), two bytes
     */
    public static byte[] of(DesKey cardKey, byte[] counter, byte[] data) {
        return RetailMac.of(data, sessionKey(cardKey, Arrays.copyOf(counter, BLOCK)));
    }

    /** @param diversifier eight bytes, the counter and six zero bytes; its third byte gives way to F0 and 0F */
    static DesKey sessionKey(DesKey cardKey, byte[] diversifier) {
        byte[] both = Arrays.copyOf(diversifier, 2 * BLOCK);
        System.arraycopy(diversifier, 0, both, BLOCK, BLOCK);
        both[2] = (byte) 0xF0;
        both[BLOCK + 2] = 0x0F;
        return new DesKey(cardKey.encrypt(both));
    }
}
