package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.journal.SaleKey;
import org.posrig.standin.crypto.DesKey;
import org.posrig.standin.message.PosMessage;

class PaymentsAcceptanceTest {

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
        terminal = new RawTerminal(NUMBER, running.host().port()).signedIn();
        card = lane.issuer().card("everyday debit");
    }

    @AfterEach
    void close() {
        terminal.close();
        lane.close();
    }

    private PosMessage saleRequest(long fen) {
        return terminal.withPin(terminal.payment("0200", "000000", "22", card, fen), card, card.pin());
    }

    private PosMessage preauthorisation(long fen) {
        return terminal.withPin(
                terminal.payment("0100", "030000", "10", card, fen).with(25, "06"), card, card.pin());
    }

    private PosMessage voidOf(PosMessage sale, PosMessage answer, long fen) {
        return terminal.payment("0200", "200000", "23", card, fen)
                .with(37, answer.text(37).orElseThrow())
                .with(38, answer.text(38).orElseThrow())
                .with(
                        61,
                        sale.text(60).orElseThrow().substring(2, 8)
                                + sale.text(11).orElseThrow());
    }

    private PosMessage completion(String type, String transaction, PosMessage authorised, long fen) {
        return terminal.payment(type, "000000", transaction, card, fen)
                .with(25, "06")
                .with(38, authorised.text(38).orElseThrow())
                .with(61, "000000000000" + authorised.text(13).orElseThrow());
    }

    private EndState state(PosMessage request) {
        return lane.journal()
                .endState(new SaleKey(
                        NUMBER,
                        terminal.batch(),
                        Integer.parseInt(request.text(11).orElseThrow())))
                .orElseThrow();
    }

    private long charged() {
        return card.balance() - lane.issuer().balance(card);
    }

    @Test
    void an_approved_sale_has_the_fields_that_public_tables_name() {
        PosMessage request =
                saleRequest(1200).with(2, card.pan()).with(14, card.expiry()).with(23, "001");

        PosMessage reply = terminal.sealed(request);

        assertThat(reply.type()).isEqualTo("0210");
        assertThat(reply.fields())
                .containsExactly(2, 3, 4, 11, 12, 13, 14, 15, 23, 25, 32, 37, 38, 39, 41, 42, 44, 49, 60, 63, 64);
        assertThat(reply.text(2)).hasValue(card.pan());
        assertThat(reply.text(63)).hasValue("CUP");
        assertThat(reply.text(37).orElseThrow()).startsWith(reply.text(13).orElseThrow());
    }

    @Test
    void the_balance_stands_in_field_54_less_what_is_kept_aside_and_nothing_is_booked() {
        terminal.sealed(preauthorisation(10_000));
        PosMessage inquiry = terminal.withPin(terminal.payment("0200", "310000", "01", card, 0), card, card.pin());

        PosMessage reply = terminal.sealed(inquiry);

        assertThat(reply.text(39)).hasValue("00");
        assertThat(reply.text(54)).hasValue("1002156C%012d".formatted(card.balance() - 10_000));
        assertThat(lane.journal().exchanges(MessageKind.BALANCE))
                .singleElement()
                .satisfies(seen -> assertThat(seen.endState()).isEmpty());
        assertThat(terminal.code(terminal.withPin(
                        terminal.payment("0200", "310000", "01", card, 0), card, TerminalAtTheLine.wrong(card.pin()))))
                .isEqualTo("55");
        assertThat(terminal.code(terminal.reversal(inquiry, "98"))).isEqualTo("25");
    }

    @Test
    void a_void_takes_a_sale_back_once_and_its_reversal_brings_it_back() {
        PosMessage sale = saleRequest(1200);
        PosMessage answer = terminal.sealed(sale);
        PosMessage voiding = voidOf(sale, answer, 1200);

        assertThat(terminal.code(voidOf(sale, answer, 1100))).isEqualTo("64");
        assertThat(terminal.code(voiding)).isEqualTo("00");
        assertThat(charged()).isZero();
        assertThat(state(sale)).isEqualTo(EndState.VOIDED);
        assertThat(lane.journal().approvedSales()).isEmpty();
        assertThat(terminal.code(voidOf(sale, answer, 1200))).isEqualTo("22");
        assertThat(terminal.code(terminal.reversal(sale, "98"))).isEqualTo("22");

        assertThat(terminal.code(terminal.reversal(voiding, "98"))).isEqualTo("00");
        assertThat(terminal.code(terminal.reversal(voiding, "98"))).isEqualTo("00");
        assertThat(charged()).isEqualTo(1200);
        assertThat(state(sale)).isEqualTo(EndState.APPROVED);
        assertThat(state(voiding)).isEqualTo(EndState.REVERSED);
    }

    @Test
    void a_void_of_what_is_not_there_or_under_another_reference_is_25_of_a_declined_sale_12_and_of_another_card_14() {
        PosMessage sale = saleRequest(1200);
        PosMessage answer = terminal.sealed(sale);
        TestCard other = lane.issuer().card("second debit");

        assertThat(terminal.code(voidOf(sale, answer, 1200).with(61, "000001999999")))
                .isEqualTo("25");
        assertThat(terminal.code(voidOf(sale, answer, 1200).with(35, other.track2())))
                .isEqualTo("14");
        assertThat(terminal.code(voidOf(sale, answer, 1200).with(37, "010100000000")))
                .isEqualTo("25");
        assertThat(terminal.code(voidOf(sale, answer, 1200).with(38, "ZZZZZZ"))).isEqualTo("25");
        PosMessage declined = saleRequest(card.balance() + 1);
        assertThat(terminal.code(declined)).isEqualTo("51");
        assertThat(terminal.code(terminal.payment("0200", "200000", "23", card, card.balance() + 1)
                        .with(
                                61,
                                "%06d".formatted(terminal.batch())
                                        + declined.text(11).orElseThrow())))
                .isEqualTo("12");
        assertThat(charged()).isEqualTo(1200);
    }

    @Test
    void refunds_come_in_parts_and_never_to_more_than_the_sale_and_cannot_be_reversed() {
        PosMessage answer = terminal.sealed(saleRequest(1200));
        String date = answer.text(13).orElseThrow();

        PosMessage first = refund(answer, 500, date);
        assertThat(terminal.code(first)).isEqualTo("00");
        assertThat(terminal.code(refund(answer, 701, date))).isEqualTo("64");
        assertThat(terminal.code(refund(answer, 700, date))).isEqualTo("00");
        assertThat(terminal.code(refund(answer, 1, date))).isEqualTo("64");
        assertThat(charged()).isZero();
        assertThat(terminal.code(refund(answer, 1, "0101".equals(date) ? "0102" : "0101")))
                .isEqualTo("25");
        assertThat(terminal.code(terminal.reversal(first, "98"))).isEqualTo("12");
        assertThat(charged()).isZero();
    }

    private PosMessage refund(PosMessage sale, long fen, String date) {
        return terminal.payment("0220", "200000", "25", card, fen)
                .with(37, sale.text(37).orElseThrow())
                .with(61, "000000000000" + date)
                .with(63, "000");
    }

    @Test
    void a_pre_authorisation_keeps_money_aside_until_it_is_voided() {
        PosMessage request = preauthorisation(5000);
        PosMessage authorised = terminal.sealed(request);

        assertThat(authorised.type()).isEqualTo("0110");
        assertThat(charged()).isZero();
        assertThat(lane.issuer().held(card)).isEqualTo(5000);
        assertThat(terminal.code(saleRequest(card.balance() - 4999))).isEqualTo("51");

        PosMessage voiding = terminal.payment("0100", "200000", "11", card, 5000)
                .with(25, "06")
                .with(38, authorised.text(38).orElseThrow())
                .with(61, "000000000000" + authorised.text(13).orElseThrow());
        assertThat(terminal.code(voiding)).isEqualTo("00");
        assertThat(lane.issuer().held(card)).isZero();
        assertThat(state(request)).isEqualTo(EndState.VOIDED);
        assertThat(terminal.code(terminal.reversal(voiding, "96"))).isEqualTo("00");
        assertThat(lane.issuer().held(card)).isEqualTo(5000);
        assertThat(state(request)).isEqualTo(EndState.APPROVED);
        assertThat(terminal.code(terminal.reversal(request, "A0"))).isEqualTo("00");
        assertThat(lane.issuer().held(card)).isZero();
    }

    @Test
    void a_completion_takes_up_to_115_percent_can_be_voided_and_reversed() {
        PosMessage request = preauthorisation(10_000);
        PosMessage authorised = terminal.sealed(request);

        assertThat(terminal.code(completion("0200", "20", authorised, 11_501))).isEqualTo("61");
        PosMessage completing = completion("0200", "20", authorised, 11_500);
        PosMessage completed = terminal.sealed(completing);
        assertThat(completed.text(39)).hasValue("00");
        assertThat(completed.text(38)).isEqualTo(authorised.text(38));
        assertThat(charged()).isEqualTo(11_500);
        assertThat(lane.issuer().held(card)).isZero();
        assertThat(state(request)).isEqualTo(EndState.COMPLETED);
        assertThat(terminal.code(completion("0200", "20", authorised, 1))).isEqualTo("22");
        assertThat(terminal.code(terminal.reversal(request, "98"))).isEqualTo("22");

        PosMessage voiding = terminal.payment("0200", "200000", "21", card, 11_500)
                .with(25, "06")
                .with(37, completed.text(37).orElseThrow())
                .with(38, completed.text(38).orElseThrow())
                .with(
                        61,
                        completing.text(60).orElseThrow().substring(2, 8)
                                + completing.text(11).orElseThrow());
        assertThat(terminal.code(voiding)).isEqualTo("00");
        assertThat(charged()).isZero();
        assertThat(lane.issuer().held(card)).isEqualTo(10_000);
        assertThat(state(completing)).isEqualTo(EndState.VOIDED);

        assertThat(terminal.code(terminal.reversal(voiding, "98"))).isEqualTo("00");
        assertThat(charged()).isEqualTo(11_500);
        assertThat(terminal.code(terminal.reversal(completing, "06"))).isEqualTo("00");
        assertThat(charged()).isZero();
        assertThat(lane.issuer().held(card)).isEqualTo(10_000);
        assertThat(state(request)).isEqualTo(EndState.APPROVED);
    }

    @Test
    void a_completion_notice_is_repeated_and_noted_once_and_not_reversed() {
        PosMessage authorised = terminal.sealed(preauthorisation(10_000));
        PosMessage notice = completion("0220", "24", authorised, 9000);

        assertThat(terminal.sealed(notice).type()).isEqualTo("0230");
        assertThat(terminal.code(notice)).isEqualTo("00");
        assertThat(charged()).isEqualTo(9000);
        assertThat(terminal.code(terminal.reversal(notice, "98"))).isEqualTo("12");
        assertThat(charged()).isEqualTo(9000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"98", "96", "A0", "06"})
    void a_reversal_of_each_reason_undoes_a_sale_once(String reason) {
        PosMessage sale = saleRequest(1200);
        terminal.sealed(sale);

        PosMessage reply = terminal.sealed(terminal.reversal(sale, reason));

        assertThat(reply.text(39)).hasValue("00");
        assertThat(reply.fields()).contains(3, 4, 11, 12, 13, 15, 25, 32, 37, 39, 41, 42, 44, 49, 60, 64);
        assertThat(reply.has(38)).isFalse();
        assertThat(terminal.code(terminal.reversal(sale, reason))).isEqualTo("00");
        assertThat(charged()).isZero();
        assertThat(state(sale)).isEqualTo(EndState.REVERSED);
    }

    @Test
    void a_reversal_without_a_known_reason_is_30_and_undoes_nothing() {
        PosMessage sale = saleRequest(1200);
        terminal.sealed(sale);

        assertThat(terminal.code(terminal.reversal(sale, "00"))).isEqualTo("30");
        assertThat(charged()).isEqualTo(1200);
    }

    @Test
    void the_pin_block_is_read_as_field_53_says() {
        byte[] clear = HexFormat.of().parseHex("06" + card.pin() + "FFFFFFFF");
        PosMessage withoutPan = saleRequest(100)
                .with(52, DesKey.of(terminal.pinKey()).encrypt(clear))
                .with(53, "1600000000000000");

        assertThat(terminal.code(withoutPan)).isEqualTo("00");
        assertThat(terminal.code(saleRequest(100).with(53, "1600000000000000"))).isEqualTo("99");
        assertThat(terminal.code(saleRequest(100).with(53, "0600000000000000"))).isEqualTo("99");
        assertThat(terminal.code(saleRequest(100).with(53, "2000000000000000"))).isEqualTo("99");
        assertThat(terminal.code(saleRequest(100).with(53, "2300000000000000"))).isEqualTo("99");
        assertThat(terminal.code(
                        terminal.payment("0200", "000000", "22", card, 100).with(53, "2600000000000000")))
                .isEqualTo("99");
        assertThat(terminal.code(saleRequest(100).with(26, "06"))).isEqualTo("00");
        assertThat(terminal.code(saleRequest(100).with(26, "04"))).isEqualTo("99");
        assertThat(terminal.code(saleRequest(100).with(26, "13"))).isEqualTo("99");
        assertThat(lane.issuer().wrongTries(card)).isZero();
    }

    @Test
    void chip_data_are_on_record_tag_by_tag_without_card_data_and_malformed_ones_are_30() {
        String chip = "9F2608A1B2C3D4E5F607189F2701805A0A6212340000000000012F" + "57" + "12"
                + "6212340000000000012D30122200000000000F".substring(0, 36) + "9F3704DEADBEEF";
        PosMessage request =
                saleRequest(100).with(22, "051").with(55, HexFormat.of().parseHex(chip));

        assertThat(terminal.code(request)).isEqualTo("00");
        assertThat(running.everythingSaid())
                .contains("9F26=A1B2C3D4E5F60718 9F27=80 5A=(10 bytes) 57=(18 bytes) 9F37=DEADBEEF")
                .doesNotContain(card.pan());
        assertThat(terminal.code(saleRequest(100).with(55, HexFormat.of().parseHex("9F2608A1"))))
                .isEqualTo("30");
    }

    @Test
    void another_batch_than_the_running_one_is_77() {
        terminal.batch(terminal.batch() + 1);

        assertThat(terminal.code(saleRequest(100))).isEqualTo("77");
        assertThat(charged()).isZero();
    }

    @Test
    void processing_codes_of_other_kinds_and_missing_amounts_are_refused() {
        assertThat(terminal.code(saleRequest(100).with(3, "200000"))).isEqualTo("40");
        assertThat(terminal.code(saleRequest(0))).isEqualTo("13");
        assertThat(terminal.code(terminal.payment("0200", "000000", "99", card, 100)))
                .isEqualTo("12");
    }

    @Test
    void a_script_result_is_taken() {
        PosMessage reply = terminal.management(
                "0620",
                "951",
                message -> message.with(3, "000000")
                        .with(4, "000000001200")
                        .with(61, "000001000001")
                        .with(55, HexFormat.of().parseHex("DF310520000000009505000000A0009F1E083230323630303031")));

        assertThat(reply.type()).isEqualTo("0630");
        assertThat(reply.text(39)).hasValue("00");
        assertThat(new String(reply.bytes(41).orElseThrow(), StandardCharsets.US_ASCII))
                .isEqualTo(NUMBER);
        assertThat(lane.journal().exchanges(MessageKind.SCRIPT_RESULT)).hasSize(1);
    }
}
