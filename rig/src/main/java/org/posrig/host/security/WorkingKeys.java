package org.posrig.host.security;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keys of a sign-in: PIN key (PIK), MAC key (MAK, 8 bytes) and, where asked for, track key (TDK, 16 bytes).
 *
 * <p>On the wire (F62, laid out as public terminal sources read it) each key is under the terminal master key and followed by its check
 * value:
 *
 * <ul>
 *   <li>60.3 = 001, 24 bytes: PIK of 8 bytes, MAK;
 *   <li>60.3 = 003, 40 bytes: PIK of 16 bytes, MAK with eight zero bytes before its check value;
 *   <li>60.3 = 004, 60 bytes: the same, then TDK.
 * </ul>
 */
public record WorkingKeys(DesKey pinKey, DesKey macKey, Optional<DesKey> trackKey) {

    private static final int SINGLE = 8;
    private static final int DOUBLE = 16;
    private static final int CHECK_VALUE = 4;

    /** Which keys a terminal asks for. */
    public enum Variant {
        /** A PIN key of 8 bytes. */
        SINGLE_LENGTH("001", 24),
        /** A PIN key of 16 bytes. */
        DOUBLE_LENGTH("003", 40),
        /** A PIN key of 16 bytes and a track key. */
        DOUBLE_LENGTH_WITH_TRACK("004", 60);

        private final String networkCode;
        private final int wireLength;

        Variant(String networkCode, int wireLength) {
            this.networkCode = networkCode;
            this.wireLength = wireLength;
        }

        /** The variant of a network code (F60.3); 005, which stands for SM4, and all others have none. */
        public static Optional<Variant> of(String networkCode) {
            return Arrays.stream(values())
                    .filter(variant -> variant.networkCode.equals(networkCode))
                    .findFirst();
        }
    }

    /** Fresh random keys of odd parity. */
    public static WorkingKeys random(Variant variant, SecureRandom random) {
        return new WorkingKeys(
                new DesKey(oddParity(random, variant == Variant.SINGLE_LENGTH ? SINGLE : DOUBLE)),
                new DesKey(oddParity(random, SINGLE)),
                variant == Variant.DOUBLE_LENGTH_WITH_TRACK
                        ? Optional.of(new DesKey(oddParity(random, DOUBLE)))
                        : Optional.empty());
    }

    /** As sent in F62. */
    public byte[] wrapped(DesKey masterKey) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        append(wire, masterKey, pinKey, 0);
        append(wire, masterKey, macKey, pinKey.length() - macKey.length());
        trackKey.ifPresent(key -> append(wire, masterKey, key, 0));
        return wire.toByteArray();
    }

    /** Out of an F62; empty where its length is none of these or a check value does not fit. Parity is not looked at. */
    public static Optional<WorkingKeys> unwrap(byte[] wrapped, DesKey masterKey) {
        return Arrays.stream(Variant.values())
                .filter(variant -> variant.wireLength == wrapped.length)
                .findFirst()
                .flatMap(variant -> unwrap(variant, wrapped, masterKey));
    }

    private static Optional<WorkingKeys> unwrap(Variant variant, byte[] wrapped, DesKey masterKey) {
        int slot = variant == Variant.SINGLE_LENGTH ? SINGLE : DOUBLE;
        Optional<DesKey> pin = key(wrapped, 0, slot, slot, masterKey);
        Optional<DesKey> mac = key(wrapped, slot + CHECK_VALUE, SINGLE, slot, masterKey);
        Optional<DesKey> track = variant == Variant.DOUBLE_LENGTH_WITH_TRACK
                ? key(wrapped, 2 * (slot + CHECK_VALUE), slot, slot, masterKey)
                : Optional.empty();
        boolean whole = pin.isPresent()
                && mac.isPresent()
                && track.isPresent() == (variant == Variant.DOUBLE_LENGTH_WITH_TRACK);
        return whole ? Optional.of(new WorkingKeys(pin.get(), mac.get(), track)) : Optional.empty();
    }

    private static Optional<DesKey> key(byte[] wrapped, int at, int length, int slot, DesKey masterKey) {
        DesKey key = new DesKey(masterKey.decrypt(Arrays.copyOfRange(wrapped, at, at + length)));
        byte[] told = Arrays.copyOfRange(wrapped, at + slot, at + slot + CHECK_VALUE);
        return Optional.of(key).filter(any -> Arrays.equals(any.checkValue(), told));
    }

    private static void append(ByteArrayOutputStream wire, DesKey masterKey, DesKey key, int zeros) {
        wire.writeBytes(masterKey.encrypt(key.bytes()));
        wire.writeBytes(new byte[zeros]);
        wire.writeBytes(key.checkValue());
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
