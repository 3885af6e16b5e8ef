package org.posrig.host.security;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keys of a sign-in: PIN key (PIK, 16 bytes) and MAC key (MAK, 8 bytes).
 *
 * <p>On the wire (F62 where 60.3 is 003, 40 bytes, laid out as public terminal sources read it): PIK under the terminal master key, its
 * check value, MAK under the terminal master key, eight zero bytes, its check value.
 */
public record WorkingKeys(DesKey pinKey, DesKey macKey) {

    private static final int WIRE_LENGTH = 40;

    /** Fresh random keys of odd parity. */
    public static WorkingKeys random(SecureRandom random) {
        return new WorkingKeys(new DesKey(oddParity(random, 16)), new DesKey(oddParity(random, 8)));
    }

    /** As sent in F62. */
    public byte[] wrapped(DesKey masterKey) {
        return ByteBuffer.allocate(WIRE_LENGTH)
                .put(masterKey.encrypt(pinKey.bytes()))
                .put(pinKey.checkValue())
                .put(masterKey.encrypt(macKey.bytes()))
                .putLong(0)
                .put(macKey.checkValue())
                .array();
    }

    /** Out of an F62; empty where a check value does not fit. */
    public static Optional<WorkingKeys> unwrap(byte[] wrapped, DesKey masterKey) {
        if (wrapped.length != WIRE_LENGTH) {
            return Optional.empty();
        }
        DesKey pinKey = new DesKey(masterKey.decrypt(Arrays.copyOf(wrapped, 16)));
        DesKey macKey = new DesKey(masterKey.decrypt(Arrays.copyOfRange(wrapped, 20, 28)));
        boolean fits = Arrays.equals(pinKey.checkValue(), Arrays.copyOfRange(wrapped, 16, 20))
                && Arrays.equals(macKey.checkValue(), Arrays.copyOfRange(wrapped, 36, 40));
        return fits ? Optional.of(new WorkingKeys(pinKey, macKey)) : Optional.empty();
    }

    private static byte[] oddParity(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (bytes[i] & 0xFE | (Integer.bitCount(bytes[i] & 0xFE) + 1) % 2);
        }
        return bytes;
    }
}
