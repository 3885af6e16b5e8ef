package org.posrig.host.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Vectors of the public library pyemv (github.com/knovichikhin/pyemv): its documentation and its tests. */
class CryptogramTest {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final DesKey ISSUER = DesKey.ofHex("0123456789ABCDEFFEDCBA9876543210");

    @Test
    void the_session_key_of_the_documentation() {
        byte[] key =
                Cryptogram.sessionKey(ISSUER, HEX.parseHex("001C000000000000")).bytes();

        assertThat(HEX.formatHex(withoutParity(key)))
                .isEqualTo(HEX.formatHex(withoutParity(HEX.parseHex("E9FB384AF807B940FEDCEA613461B0C4"))));
    }

    /** Test with option A for the card's key, PAN 9901234567890123 and sequence number 45. */
    @Test
    void the_cryptogram_of_the_tests() {
        byte[] left = ISSUER.encrypt(HEX.parseHex("0123456789012345"));
        byte[] right = ISSUER.encrypt(HEX.parseHex("FEDCBA9876FEDCBA"));
        DesKey card = DesKey.ofHex(HEX.formatHex(left) + HEX.formatHex(right));
        DesKey session = Cryptogram.sessionKey(card, HEX.parseHex("1234567890123456"));

        assertThat(HEX.formatHex(card.checkValue())).startsWith("1DA5");
        assertThat(HEX.formatHex(session.checkValue())).startsWith("0995");
        assertThat(HEX.formatHex(RetailMac.of(HEX.parseHex("0123456789ABCDEF0123456789ABCDEF"), session)))
                .isEqualTo("4B46013359B7A58B");
    }

    private static byte[] withoutParity(byte[] key) {
        byte[] bare = key.clone();
        for (int i = 0; i < bare.length; i++) {
            bare[i] &= (byte) 0xFE;
        }
        return bare;
    }
}
