package org.posrig.host.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class WireFieldsTest {

    @Test
    void a_message_is_packed_as_public_frames_are() {
        byte[] packed = WireFields.pack(
                "0800", new TreeMap<>(Map.of(11, "000017", 22, "021", 41, "90000000", 60, "00000001003")));
        assertThat(HexFormat.of().formatHex(packed))
                .isEqualTo(
                        "0800" + "0020040000800010" + "000017" + "0210" + "3930303030303030" + "0011" + "000000010030");
    }

    @Test
    void what_is_packed_can_be_read() {
        byte[] packed = WireFields.pack(
                "0210", new TreeMap<>(Map.of(11, "000017", 35, "62123=3012", 39, "00", 64, "3132333435363738")));
        Map<Integer, byte[]> fields = WireFields.unpack(packed);
        assertThat(fields).containsOnlyKeys(11, 35, 39, 64);
        assertThat(fields.get(35)).isEqualTo(HexFormat.of().parseHex("62123d3012"));
        assertThat(fields.get(39)).isEqualTo(new byte[] {'0', '0'});
    }
}
