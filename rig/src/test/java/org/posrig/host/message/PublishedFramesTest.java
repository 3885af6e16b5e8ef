package org.posrig.host.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.jpos.iso.packager.GenericPackager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedFramesTest {

    private static final String SIGN_IN = "08000020000000c0001600000139393939393930363030313433303137303131393939390011"
            + "000000000030002553657175656e6365204e6f31323330363039393939393930360003303031";

    /**
     * From the message type on: sign-in and its reply of the README of github.com/yangyongzhen/Easy8583Ans, a VeriFone's sign-in of
     * blog.csdn.net/nocodelife/article/details/8454627, the QR sale of q.cnblogs.com/q/128930.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                SIGN_IN,
                "0810003800010ac0001450021122130107200800085500323231333031343931333239303039393939393930363030313433303137"
                        + "303131393939390011000005190030004046f161a743497b32eac760df5ea57df5900ecce3977731a7ea402ddf"
                        + "0000000000000000cff1592a",
                "08000020000000c0001600002738383838383838383130303030303030303030303030310011000000010030002853657175"
                        + "656e6365204e6f3135333133353332302d3031372d3638370003303120",
                "02003020048000c0801500000000000000123400000203009930303030303030313935323731383138323231373837353135"
                        + "3600192600000100060000000000435f01123238343431323334353637383930313233345f03063136303033365f"
                        + "04063230303832365c0230314233413039324145"
            })
    void published_messages_are_read_and_written_again_byte_for_byte(String hex) throws ISOException {
        ISOMsg message = read(hex);

        assertThat(HexFormat.of().formatHex(message.pack())).isEqualTo(hex);
    }

    @Test
    void the_fields_of_a_published_sign_in() throws ISOException {
        ISOMsg message = read(SIGN_IN);

        assertThat(message.getString(11)).isEqualTo("000001");
        assertThat(message.getString(41)).isEqualTo("99999906");
        assertThat(message.getString(42)).isEqualTo("001430170119999");
        assertThat(message.getString(60)).isEqualTo("00000000003");
        assertThat(new String(message.getBytes(62), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("Sequence No12306099999906");
        assertThat(message.getString(63)).isEqualTo("001");
    }

    private static ISOMsg read(String hex) throws ISOException {
        ISOMsg message = new ISOMsg();
        message.setPackager(new GenericPackager("jar:org/posrig/host/cup-pos.xml"));
        message.unpack(HexFormat.of().parseHex(hex));
        return message;
    }
}
