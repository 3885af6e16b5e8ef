package org.posrig.host.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.jpos.iso.ISOMsg;
import org.jpos.iso.packager.GenericPackager;
import org.junit.jupiter.api.Test;

final class UnionPayMessageTest {

    @Test
    void bytes_that_were_kept_are_sent_until_a_field_changes() throws Exception {
        UnionPayMessage message = new UnionPayMessage();
        ISOMsg other = new ISOMsg();
        for (ISOMsg each : new ISOMsg[] {message, other}) {
            each.setPackager(new GenericPackager("jar:org/posrig/host/cup-pos.xml"));
            each.setMTI("0210");
            each.set(11, "000017");
            each.set(39, "00");
        }
        byte[] kept = {1, 2, 3};
        message.keepPacked(kept);
        assertThat(message.pack()).isEqualTo(kept);

        message.set(39, "55");
        other.set(39, "55");
        assertThat(HexFormat.of().formatHex(message.pack()))
                .isEqualTo(HexFormat.of().formatHex(other.pack()));

        message.keepPacked(kept);
        message.unset(11);
        other.unset(11);
        assertThat(HexFormat.of().formatHex(message.pack()))
                .isEqualTo(HexFormat.of().formatHex(other.pack()));
    }
}
