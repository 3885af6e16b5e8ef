package org.posrig.host.security;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.standin.crypto.TrackCipher;

/** No public vector is known; the blocks were computed with OpenSSL 3, and the stand-in's own code is asked besides. */
class EncryptedTrackTest {

    private static final DesKey KEY = DesKey.ofHex("0123456789ABCDEFFEDCBA9876543210");

    @ParameterizedTest
    @CsvSource({
        "62123400000000000156AFE8FEDE22ED3C0, 6212340000000000012=301222000000000",
        "62123400000066350BD66511223000, 6212340000000019=2912120000000"
    })
    void the_eight_bytes_before_the_last_are_deciphered(String track, String clear) {
        assertThat(EncryptedTrack.opened(track, KEY)).isEqualTo(clear);
    }

    @Property(tries = 200)
    void what_the_stand_in_encrypts_is_read(
            @ForAll @StringLength(min = 1, max = 36) @Chars({'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '='})
                    String track) {
        assertThat(EncryptedTrack.opened(TrackCipher.encrypt(KEY.bytes(), track), KEY))
                .isEqualTo(track);
    }
}
