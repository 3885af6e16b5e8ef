package org.posrig.host.security;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
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
    // A cipher is dear to make and serves one thread at a time: whoever finds the place empty makes another.
    private final AtomicReference<@Nullable Cipher> encrypting = new AtomicReference<>();
    private final AtomicReference<@Nullable Cipher> decrypting = new AtomicReference<>();

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
        return blocks(encrypting, Cipher.ENCRYPT_MODE, blocks);
    }

    /** ECB, without padding. */
    public byte[] decrypt(byte[] blocks) {
        return blocks(decrypting, Cipher.DECRYPT_MODE, blocks);
    }

    /** CBC, without padding. */
    public byte[] encrypt(byte[] blocks, byte[] initialVector) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, initialVector).doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw refused(e);
        }
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

    private byte[] blocks(AtomicReference<@Nullable Cipher> place, int mode, byte[] blocks) {
        Cipher kept = place.getAndSet(null);
        try {
            Cipher cipher = kept == null ? cipher(mode, null) : kept;
            byte[] result = cipher.doFinal(blocks);
            place.set(cipher);
            return result;
        } catch (GeneralSecurityException e) {
            throw refused(e);
        }
    }

    private Cipher cipher(int mode, byte @Nullable [] initialVector) throws GeneralSecurityException {
        boolean single = bytes.length == BLOCK;
        byte[] material = single ? bytes : Arrays.copyOf(bytes, 3 * BLOCK);
        if (!single) {
            System.arraycopy(bytes, 0, material, 2 * BLOCK, BLOCK);
        }
        Cipher cipher = Cipher.getInstance(name() + (initialVector == null ? "/ECB/NoPadding" : "/CBC/NoPadding"));
        SecretKeySpec key = new SecretKeySpec(material, name());
        if (initialVector == null) {
            cipher.init(mode, key);
        } else {
            cipher.init(mode, key, new IvParameterSpec(initialVector));
        }
        return cipher;
    }

    private String name() {
        return bytes.length == BLOCK ? "DES" : "DESede";
    }

    private IllegalStateException refused(GeneralSecurityException cause) {
        return new IllegalStateException("The Java runtime refuses " + name() + ".", cause);
    }
}
