package org.posrig.host.security;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A track of which a part came under the track key of a sign-in with 60.3 = 004. As a public NEW8110 application has it: of the packed
 * digits (two to a byte) the eight bytes before the last one are encrypted, by themselves (ECB).
 */
public final class EncryptedTrack {

    private static final int BLOCK = 8;

    private EncryptedTrack() {}

    /**
     * The clear track; one that is too short to hold an encrypted part comes back as it is.
     *
     * @param track hexadecimal digits, where {@code =} stands for D
     * @return the same digits in clear, {@code =} for D
     */
    public static String opened(String track, DesKey trackKey) {
        String nibbles = track.replace('=', 'D');
        byte[] packed = HexFormat.of().parseHex(nibbles.length() % 2 == 0 ? nibbles : nibbles + "0");
        int from = packed.length - 1 - BLOCK;
        if (from < 0) {
            return track;
        }
        byte[] clear = trackKey.decrypt(Arrays.copyOfRange(packed, from, from + BLOCK));
        System.arraycopy(clear, 0, packed, from, BLOCK);
        return HexFormat.of()
                .formatHex(packed)
                .substring(0, track.length())
                .toUpperCase(Locale.ROOT)
                .replace('D', '=');
    }
}
