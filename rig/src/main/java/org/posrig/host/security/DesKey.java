package org.posrig.host.security;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A test key for DES (8 bytes) or two-key triple DES (16 bytes). Straight on the Java Cryptography Extension: keys of UnionPay
 * terminals often lack odd parity, which jPOS's own security module insists on.
 */
public final class DesKey {

    private static final int BLOCK = 8;

    private final byte[] bytes;

    public DesKey(byte[] bytes) {
        if (bytes.length != BLOCK && bytes.length != 2 * BLOCK) {
            throw new IllegalArgumentException("A DES key has 8 or 16 bytes, not " + bytes.length + ".");
        }
        this.bytes = bytes.clone();
    }

    public static DesKey ofHex(String hex) {
        return new DesKey(HexFormat.of().parseHex(hex));
    }

    public int length() {
        return bytes.length;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The first (left) or second half of a double-length key as a key of its own; a single-length key is both its halves. */
    DesKey half(boolean left) {
        return bytes.length == BLOCK || left
                ? new DesKey(Arrays.copyOf(bytes, BLOCK))
                : new DesKey(Arrays.copyOfRange(bytes, BLOCK, 2 * BLOCK));
    }

    /** ECB, without padding. */
    public byte[] encrypt(byte[] blocks) {
        return run(Cipher.ENCRYPT_MODE, blocks, null);
    }

    /** ECB, without padding. */
    public byte[] decrypt(byte[] blocks) {
        return run(Cipher.DECRYPT_MODE, blocks, null);
    }

    /** CBC, without padding. */
    public byte[] encrypt(byte[] blocks, byte[] initialVector) {
        return run(Cipher.ENCRYPT_MODE, blocks, initialVector);
    }

    /** The check value (KCV): the first four bytes of eight zero bytes encrypted under this key. */
    public byte[] checkValue() {
        return Arrays.copyOf(encrypt(new byte[BLOCK]), 4);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "DesKey[check value " + HexFormat.of().withUpperCase().formatHex(checkValue()) + "]";
    }

    private byte[] run(int mode, byte[] blocks, byte @Nullable [] initialVector) {
        boolean single = bytes.length == BLOCK;
        String name = single ? "DES" : "DESede";
        byte[] material = single ? bytes : Arrays.copyOf(bytes, 3 * BLOCK);
        if (!single) {
            System.arraycopy(bytes, 0, material, 2 * BLOCK, BLOCK);
        }
        try {
            Cipher cipher = Cipher.getInstance(name + (initialVector == null ? "/ECB/NoPadding" : "/CBC/NoPadding"));
            SecretKeySpec key = new SecretKeySpec(material, name);
            if (initialVector == null) {
                cipher.init(mode, key);
            } else {
                cipher.init(mode, key, new IvParameterSpec(initialVector));
            }
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime refuses " + name + ".", e);
        }
    }
}
