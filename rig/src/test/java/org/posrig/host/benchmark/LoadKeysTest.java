package org.posrig.host.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.posrig.standin.crypto.DesKey;
import org.posrig.standin.crypto.EcbMac;
import org.posrig.standin.crypto.PinBlock;

/** The load's cryptography beside the stand-in's, which shares no code with it and is pinned by published vectors. */
final class LoadKeysTest {

    private static final byte[] MASTER = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
    private static final byte[] PIN_KEY = HexFormat.of().parseHex("1122334455667788a1b2c3d4e5f60718");
    private static final byte[] MAC_KEY = HexFormat.of().parseHex("89abcdef01234567");

    private final LoadKeys keys = new LoadKeys(MASTER, wrapped());

    @Test
    void pin_blocks_are_those_of_the_stand_in() {
        String pan = "6212340000000000012";
        assertThat(HexFormat.of().parseHex(keys.pinBlock("258036", pan)))
                .isEqualTo(DesKey.of(PIN_KEY).encrypt(PinBlock.format0("258036", pan)));
    }

    @Test
    void macs_are_those_of_the_stand_in() {
        byte[] message = "a message of no particular length".getBytes(StandardCharsets.US_ASCII);
        assertThat(keys.mac(Arrays.copyOf(message, message.length + 8)))
                .isEqualTo(EcbMac.of(DesKey.of(MAC_KEY), message));
    }

    private static byte[] wrapped() {
        byte[] field62 = new byte[40];
        System.arraycopy(DesKey.of(MASTER).encrypt(PIN_KEY), 0, field62, 0, 16);
        System.arraycopy(DesKey.of(MASTER).encrypt(MAC_KEY), 0, field62, 20, 8);
        return field62;
    }
}
