package org.posrig.host.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedVectorsTest {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** First from blog.csdn.net/shaohan0719/article/details/64905251, second from BP-Tools at atlassian.idtechproducts.com. */
    @ParameterizedTest
    @CsvSource({"123456,123456789012345678,061253DFFEDCBA98", "1234,43219876543210987,0412AC89ABCDEF67"})
    void pin_blocks_of_format_0(String pin, String pan, String block) {
        assertThat(HEX.formatHex(PinBlock.clear(pin, pan))).isEqualTo(block);
        assertThat(PinBlock.pin(HEX.parseHex(block), pan)).hasValue(pin);
    }

    /** PAN 0000000000000 leaves the block as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"041234FFFFFFFFFF", "0C123456789012FF"})
    void well_formed_blocks_have_a_pin(String block) {
        assertThat(PinBlock.pin(HEX.parseHex(block), "0000000000000")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "061234FFFFFFFFFF",
                "04123456FFFFFFFF",
                "141234FFFFFFFFFF",
                "03123FFFFFFFFFFF",
                "0D1234567890123F",
                "04123AFFFFFFFFFF",
                "041234FFFFFFFFF0"
            })
    void malformed_blocks_have_none(String block) {
        assertThat(PinBlock.pin(HEX.parseHex(block), "0000000000000")).isEmpty();
    }

    @Property(tries = 200)
    void every_pin_comes_out_of_its_block(
            @ForAll @NumericChars @StringLength(min = 4, max = 12) String pin,
            @ForAll @NumericChars @StringLength(min = 13, max = 19) String pan) {
        assertThat(PinBlock.pin(PinBlock.clear(pin, pan), pan)).hasValue(pin);
    }

    @Property(tries = 200)
    void whatever_is_no_block_has_no_pin(@ForAll @Size(8) byte[] block) {
        PinBlock.pin(block, "6212340000000000012")
                .ifPresent(pin ->
                        assertThat(PinBlock.clear(pin, "6212340000000000012")).isEqualTo(block));
    }

    /** From the history of github.com/yangyongzhen/Easy8583Ans: master key and F62 of the sign-in reply of its README. */
    @Test
    void working_keys_of_a_published_sign_in_reply() {
        DesKey masterKey = DesKey.ofHex("258FB0AB70D025CDB99DF2C4D302D646");
        byte[] field62 =
                HEX.parseHex("46F161A743497B32EAC760DF5EA57DF5900ECCE3977731A7EA402DDF0000000000000000CFF1592A");

        WorkingKeys keys = WorkingKeys.unwrap(field62, masterKey).orElseThrow();

        assertThat(HEX.formatHex(keys.pinKey().bytes())).isEqualTo("D931648F3DE313A4A22C15DCA4F4299E");
        assertThat(HEX.formatHex(keys.macKey().bytes())).isEqualTo("AB7C577CC7A18045");
        assertThat(keys.wrapped(masterKey)).isEqualTo(field62);
    }

    /** From chinasem.cn/article/954370. */
    @Test
    void a_check_value() {
        assertThat(HEX.formatHex(
                        DesKey.ofHex("1CF88AB5D64F314F9EF237FBD99E29CD").checkValue()))
                .isEqualTo("712C8C73");
    }

    /** The QR sale of q.cnblogs.com/q/128930 from its message type to before F64. */
    @Test
    void the_mac_of_a_published_sale() {
        byte[] message = HEX.parseHex("02003020048000c08015000000000000001234000002030099303030303030303139353237313831"
                + "383232313738373531353600192600000100060000000000435f0112323834343132333435363738"
                + "3930313233345f03063136303033365f04063230303832365c023031");

        assertThat(UnionPayMac.of(message, DesKey.ofHex("0723C80DB5F4CD3D"))).isEqualTo("B3A092AE");
        assertThat(UnionPayMac.of(message, DesKey.ofHex("0723C80DB5F4CD3D0723C80DB5F4CD3D")))
                .isEqualTo("B3A092AE");
    }

    /** ISO/IEC 9797-1, the example of algorithm 3 with padding method 2. */
    @Test
    void the_retail_mac_of_the_standard() {
        byte[] message = "Now is the time for all ".getBytes(StandardCharsets.US_ASCII);

        assertThat(HEX.formatHex(RetailMac.of(message, DesKey.ofHex("0123456789ABCDEFFEDCBA9876543210"))))
                .isEqualTo("E9086230CA3BE796");
    }

    /** The block of the first vector of format 0 before the PAN is joined in; the public sources' F53 digit 1 is then 1. */
    @Test
    void a_block_that_no_pan_was_joined_into() {
        assertThat(PinBlock.withoutPan(HEX.parseHex("06123456FFFFFFFF"))).hasValue("123456");
        assertThat(PinBlock.withoutPan(HEX.parseHex("061253DFFEDCBA98"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SINGLE_LENGTH,24,8", "DOUBLE_LENGTH,40,16", "DOUBLE_LENGTH_WITH_TRACK,60,16"})
    void every_variant_of_working_keys_survives_the_wire(WorkingKeys.Variant variant, int length, int pinKeyLength) {
        DesKey masterKey = DesKey.ofHex("0123456789ABCDEFFEDCBA9876543210");
        WorkingKeys keys = WorkingKeys.random(variant, new SecureRandom());
        byte[] wrapped = keys.wrapped(masterKey);

        assertThat(wrapped).hasSize(length);
        assertThat(keys.pinKey().length()).isEqualTo(pinKeyLength);
        assertThat(WorkingKeys.unwrap(wrapped, masterKey).orElseThrow().wrapped(masterKey))
                .isEqualTo(wrapped);
        assertThat(new org.posrig.standin.crypto.WorkingKeys(masterKey.bytes()).open(wrapped))
                .isInstanceOf(org.posrig.standin.crypto.KeyLoad.Loaded.class);
        for (int at = 0; at < length; at += 5) {
            byte[] spoilt = wrapped.clone();
            spoilt[at] ^= 1;
            boolean filler = length > 24 && at >= 28 && at < 36;
            assertThat(WorkingKeys.unwrap(spoilt, masterKey).isPresent()).isEqualTo(filler);
        }
        assertThat(WorkingKeys.unwrap(new byte[length - 1], masterKey)).isEmpty();
    }

    @Test
    void fresh_working_keys_have_odd_parity_survive_the_wire_and_are_never_shown() {
        DesKey masterKey = DesKey.ofHex("0123456789ABCDEFFEDCBA9876543210");
        WorkingKeys keys = WorkingKeys.random(WorkingKeys.Variant.DOUBLE_LENGTH, new SecureRandom());
        byte[] wrapped = keys.wrapped(masterKey);

        for (byte part : keys.pinKey().bytes()) {
            assertThat(Integer.bitCount(part & 0xFF) % 2).isEqualTo(1);
        }
        assertThat(WorkingKeys.unwrap(wrapped, masterKey).orElseThrow().pinKey().bytes())
                .isEqualTo(keys.pinKey().bytes());
        assertThat(keys.toString()).doesNotContain(HEX.formatHex(keys.pinKey().bytes()));
        wrapped[3] ^= 1;
        assertThat(WorkingKeys.unwrap(wrapped, masterKey)).isEmpty();
    }
}
