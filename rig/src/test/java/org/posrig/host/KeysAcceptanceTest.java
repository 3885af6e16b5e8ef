package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.host.issuer.TestCard;
import org.posrig.standin.crypto.DesKey;
import org.posrig.standin.crypto.KeyLoad;
import org.posrig.standin.crypto.WorkingKeys;
import org.posrig.standin.message.Frame;
import org.posrig.standin.message.PosMessage;

class KeysAcceptanceTest {

    private static final String NUMBER = "20260001";
    private static RunningHost running;
    private HostLane lane;
    private RawTerminal terminal;
    private TestCard card;

    @BeforeAll
    static void start(@TempDir Path folder) {
        running = new RunningHost(Fixtures.config(), folder);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void open() {
        lane = running.lane("lane", NUMBER);
        terminal = new RawTerminal(NUMBER, running.host().port());
        card = lane.issuer().card("everyday debit");
    }

    @AfterEach
    void close() {
        terminal.close();
        lane.close();
    }

    @Test
    void a_mac_key_renewed_behind_the_terminals_back_makes_its_messages_wrong_until_it_signs_in() {
        terminal.signIn("003");
        lane.terminal(NUMBER).renewMacKey();

        assertThat(terminal.code(
                        terminal.withPin(terminal.payment("0200", "000000", "22", card, 100), card, card.pin())))
                .isEqualTo("A0");
        terminal.signIn("003");
        assertThat(terminal.code(
                        terminal.withPin(terminal.payment("0200", "000000", "22", card, 100), card, card.pin())))
                .isEqualTo("00");
    }

    @Test
    void a_pin_key_renewed_behind_the_terminals_back_makes_pins_unreadable_and_counts_no_wrong_one() {
        terminal.signIn("003");
        lane.terminal(NUMBER).renewPinKey();

        assertThat(terminal.code(
                        terminal.withPin(terminal.payment("0200", "000000", "22", card, 100), card, card.pin())))
                .isEqualTo("99");
        assertThat(lane.issuer().wrongTries(card)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"001,24,2000000000000000", "003,40,2600000000000000", "004,60,2600000000000000"})
    void each_variant_of_the_sign_in_gives_keys_that_work(String variant, int length, String field53) {
        byte[] field62 = terminal.signIn(variant);

        assertThat(field62).hasSize(length);
        assertThat(new WorkingKeys(
                                Fixtures.keys().masterKey(NUMBER).orElseThrow().bytes())
                        .open(field62))
                .isInstanceOf(KeyLoad.Loaded.class);
        PosMessage sale = terminal.withPin(terminal.payment("0200", "000000", "22", card, 100), card, card.pin())
                .with(53, field53);
        assertThat(terminal.code(sale)).isEqualTo("00");
        if (variant.equals("004")) {
            assertThat(Arrays.copyOfRange(field62, 56, 60))
                    .isEqualTo(Arrays.copyOf(DesKey.of(terminal.trackKey()).checkValue(), 4));
        }
    }

    @Test
    void a_sign_in_reply_has_the_fields_that_public_frames_have() {
        PosMessage reply = terminal.management("0800", "003");

        assertThat(reply.fields()).containsExactly(11, 12, 13, 32, 37, 39, 41, 42, 60, 62);
        assertThat(terminal.management("0800", "005").text(39)).hasValue("40");
    }

    @Test
    void the_reply_swaps_the_addresses_and_echoes_the_header() throws Exception {
        Frame reply = terminal.exchangeFrame(RawTerminal.pack(PosMessage.ofType("0820")
                .with(11, "000001")
                .with(41, NUMBER)
                .with(42, Fixtures.MERCHANT)
                .with(60, "00000001301")));

        assertThat(reply.tpdu()).isEqualTo("6001380003");
        assertThat(reply.header()).isEqualTo("603100311001");
    }

    @Test
    void keys_of_the_last_sign_in_are_refused_99_for_the_pin_and_a0_for_the_mac() {
        terminal.signIn("003");
        byte[] oldPin = terminal.pinKey();
        byte[] oldMac = terminal.macKey();
        terminal.signIn("003");
        byte[] newPin = terminal.pinKey();
        byte[] newMac = terminal.macKey();

        terminal.use(oldPin, newMac);
        assertThat(sale()).isEqualTo("99");
        terminal.use(newPin, oldMac);
        assertThat(sale()).isEqualTo("A0");
        terminal.use(newPin, newMac);
        assertThat(sale()).isEqualTo("00");
        assertThat(lane.issuer().wrongTries(card)).isZero();
        assertThat(lane.journal().pinFailures())
                .extracting(failure -> failure.code())
                .containsExactly("99");
    }

    private String sale() {
        return terminal.sealed(terminal.withPin(terminal.payment("0200", "000000", "22", card, 100), card, card.pin()))
                .text(39)
                .orElseThrow();
    }

    @Test
    void a_mac_that_comes_with_a_message_that_needs_none_is_checked_all_the_same() {
        terminal.signIn("003");

        assertThat(terminal.sealed(PosMessage.ofType("0820")
                                .with(11, "000077")
                                .with(41, NUMBER)
                                .with(42, Fixtures.MERCHANT)
                                .with(60, "00000001301"))
                        .text(39))
                .hasValue("00");
        terminal.use(terminal.pinKey(), new byte[8]);
        assertThat(terminal.sealed(PosMessage.ofType("0820")
                                .with(11, "000078")
                                .with(41, NUMBER)
                                .with(42, Fixtures.MERCHANT)
                                .with(60, "00000001301"))
                        .text(39))
                .hasValue("A0");
    }
}
