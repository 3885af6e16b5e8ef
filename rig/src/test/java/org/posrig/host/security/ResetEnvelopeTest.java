package org.posrig.host.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ResetEnvelopeTest {

    private static final DesKey MASTER_KEY = DesKey.ofHex("0123456789ABCDEFFEDCBA9876543210");

    /** Computed here and by the stand-in apart from each other. */
    static final String PINNED = "010000000132303236303030313939e488009ee12ba40271b7267134c62d8b00ff74c8d6268432";

    @Test
    void the_envelope_both_sides_agree_on() {
        byte[] envelope = ResetEnvelope.seal(MASTER_KEY, 1, "20260001", "99", "87654321");

        assertThat(HexFormat.of().formatHex(envelope)).isEqualTo(PINNED);
    }

    @Test
    void the_stand_in_opens_what_the_acquirer_seals() {
        byte[] envelope = ResetEnvelope.seal(MASTER_KEY, 4_000_000_000L, "20260001", "01", "123456789012345");

        assertThat(new org.posrig.standin.crypto.ResetEnvelope(MASTER_KEY.bytes(), "20260001").open(envelope))
                .hasValueSatisfying(content -> {
                    assertThat(content.sequence()).isEqualTo(4_000_000_000L);
                    assertThat(content.operator()).isEqualTo("01");
                    assertThat(content.password()).isEqualTo("123456789012345");
                });
    }
}
