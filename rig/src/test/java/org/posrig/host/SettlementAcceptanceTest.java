package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Match;
import org.posrig.standin.message.PosMessage;

class SettlementAcceptanceTest {

    private static final String NUMBER = "20260001";
    private static final String NOTHING = "0".repeat(31);

    @TempDir
    Path folder;

    private RunningHost running;
    private HostLane lane;
    private RawTerminal terminal;
    private TestCard card;

    @BeforeEach
    void open() {
        start();
    }

    @AfterEach
    void close() {
        terminal.close();
        running.close();
    }

    private void start() {
        running = new RunningHost(Fixtures.config().rememberingIn(folder.resolve("state")), folder);
        lane = running.lane("lane", NUMBER);
        terminal = new RawTerminal(NUMBER, running.host().port()).signedIn();
        card = lane.issuer().card("everyday debit");
    }

    private PosMessage sale(long fen) {
        PosMessage request = terminal.withPin(terminal.payment("0200", "000000", "22", card, fen), card, card.pin());
        assertThat(terminal.code(request)).isEqualTo("00");
        return request;
    }

    private PosMessage settle(String field48) {
        return terminal.management(
                "0500",
                "201",
                message -> message.with(48, field48).with(49, "156").with(63, "01 "));
    }

    private PosMessage uploaded(String network, String field48) {
        return terminal.management("0320", network, message -> message.with(48, field48));
    }

    private static String totals(long debit, int debits, long credit, int credits) {
        return "%012d%03d%012d%03d0".formatted(debit, debits, credit, credits);
    }

    private static String detail(PosMessage sale, TestCard card, long fen) {
        return "00" + sale.text(11).orElseThrow() + "0".repeat(20 - card.pan().length()) + card.pan()
                + "%012d".formatted(fen);
    }

    @Test
    void equal_totals_close_the_batch_and_the_next_sign_in_has_the_next_number() {
        sale(1200);
        PosMessage voided = sale(300);
        assertThat(terminal.code(terminal.payment("0200", "200000", "23", card, 300)
                        .with(
                                61,
                                voided.text(60).orElseThrow().substring(2, 8)
                                        + voided.text(11).orElseThrow())))
                .isEqualTo("00");
        PosMessage reversed = sale(500);
        assertThat(terminal.code(terminal.reversal(reversed, "98"))).isEqualTo("00");

        PosMessage reply = settle(totals(1500, 2, 300, 1) + NOTHING);

        assertThat(reply.type()).isEqualTo("0510");
        assertThat(reply.fields()).containsExactly(11, 12, 13, 15, 32, 37, 39, 41, 42, 48, 49, 60);
        assertThat(reply.text(39)).hasValue("00");
        assertThat(reply.text(48)).hasValue("000000001500002000000000300001" + "1" + "0".repeat(30) + "1");
        assertThat(settle(totals(1500, 2, 300, 1) + NOTHING).text(48)).isEqualTo(reply.text(48));
        assertThat(uploaded("207", "0003").text(39)).hasValue("00");
        assertThat(terminal.code(terminal.payment("0200", "000000", "22", card, 100)))
                .isEqualTo("77");

        terminal.signIn("003");
        assertThat(terminal.batch()).isEqualTo(2);
        sale(100);
        assertThat(settle(totals(100, 1, 0, 0) + NOTHING).text(48).orElseThrow().charAt(30))
                .isEqualTo('1');
    }

    @Test
    void a_payment_that_the_terminal_knows_nothing_of_makes_the_totals_differ() {
        sale(1200);
        lane.terminal(NUMBER).enterUnknownPayment(300);
        assertThat(running.host().openPayments(NUMBER)).isEqualTo(2);

        assertThat(settle(totals(1200, 1, 0, 0) + NOTHING).text(48))
                .hasValueSatisfying(told -> assertThat(told).startsWith("000000001500002" + "0".repeat(15) + "2"));
        assertThat(lane.terminal(NUMBER).batchIsEmpty()).isFalse();
    }

    @Test
    void rules_see_the_number_of_payments_uploaded_and_never_their_cards() {
        PosMessage sold = sale(1200);
        uploaded("201", "01" + detail(sold, card, 1200));

        Match upload = Match.of(MessageKind.BATCH_UPLOAD);
        assertThat(lane.rules().count(upload.withField(48, "01"))).isEqualTo(1);
        assertThat(lane.rules().missing(upload.withField(48, "02"), "an upload of 2 payments"))
                .hasValueSatisfying(why -> assertThat(why).doesNotContain(card.pan()));
    }

    @Test
    void totals_that_differ_are_uploaded_and_the_end_closes_the_batch() {
        PosMessage first = sale(1200);
        PosMessage second = sale(3400);

        PosMessage reply = settle(totals(4600, 3, 0, 0) + NOTHING);

        assertThat(reply.text(48).orElseThrow().charAt(30)).isEqualTo('2');
        assertThat(reply.text(48).orElseThrow().charAt(61)).isEqualTo('1');
        assertThat(uploaded("207", "0002").text(39)).hasValue("95");
        assertThat(uploaded("201", "02" + detail(first, card, 1200) + detail(second, card, 3400))
                        .text(39))
                .hasValue("00");
        assertThat(uploaded("202", "0003").text(39)).hasValue("95");
        PosMessage end = uploaded("202", "0002");
        assertThat(end.type()).isEqualTo("0330");
        assertThat(end.text(39)).hasValue("00");
        assertThat(uploaded("202", "0002").text(39)).hasValue("00");
        terminal.signIn("003");
        assertThat(terminal.batch()).isEqualTo(2);
        assertThat(running.everythingSaid()).doesNotContain(card.pan());
    }

    @Test
    void totals_of_foreign_cards_do_not_balance_and_malformed_ones_are_30() {
        assertThat(settle(totals(0, 0, 0, 0) + totals(100, 1, 0, 0)).text(48).orElseThrow())
                .endsWith("2")
                .startsWith("0".repeat(30) + "1");
        assertThat(settle("0".repeat(61)).text(39)).hasValue("30");
        assertThat(uploaded("201", "02" + "0".repeat(40)).text(39)).hasValue("30");
        assertThat(uploaded("201", "09" + "0".repeat(40)).text(39)).hasValue("30");
        assertThat(uploaded("202", "02").text(39)).hasValue("30");
        terminal.batch(7);
        assertThat(settle(NOTHING + NOTHING).text(39)).hasValue("77");
    }

    @Test
    void a_batch_outlives_its_lane_and_the_host() {
        sale(1200);
        lane.close();
        terminal.close();
        running.close();
        start();
        // A terminal's trace numbers go on where they were.
        for (int i = 0; i < 5; i++) {
            terminal.management("0820", "301");
        }
        sale(100);

        assertThat(settle(totals(1300, 2, 0, 0) + NOTHING)
                        .text(48)
                        .orElseThrow()
                        .charAt(30))
                .isEqualTo('1');
    }

    @Test
    void a_changed_no_pin_limit_is_announced_until_it_is_fetched_and_confirmed() throws Exception {
        assertThat(requirement()).isZero();
        lane.parameters().noPinLimit(50_000);
        assertThat(requirement()).isEqualTo(9);

        PosMessage fetched = terminal.management("0800", "394");
        assertThat(new String(fetched.bytes(62).orElseThrow(), StandardCharsets.US_ASCII))
                .contains("FF8058012000000050000")
                .matches("(FF80[0-9A-F]{2}\\d{3}\\d+)+");
        assertThat(requirement()).isEqualTo(9);
        assertThat(terminal.management("0800", "395").text(39)).hasValue("00");
        assertThat(requirement()).isZero();

        lane.close();
        lane = running.lane("next", NUMBER);
        assertThat(requirement()).isEqualTo(9);
        terminal.management("0800", "394");
        terminal.management("0800", "395");
        assertThat(requirement()).isZero();
    }

    private int requirement() throws Exception {
        return terminal.exchangeFrame(RawTerminal.pack(PosMessage.ofType("0820")
                        .with(11, "999999")
                        .with(41, NUMBER)
                        .with(42, Fixtures.MERCHANT)
                        .with(60, "00000001301")))
                .processingRequirement();
    }

    @Test
    void the_stripe_parameters_are_handed_out() {
        PosMessage fetched = terminal.management("0800", "360");

        assertThat(fetched.fields()).containsExactly(11, 12, 13, 39, 41, 42, 60, 62);
        assertThat(new String(fetched.bytes(62).orElseThrow(), StandardCharsets.US_ASCII))
                .isEqualTo("1260133180201");
        assertThat(terminal.management("0800", "361").text(39)).hasValue("00");
    }

    @Test
    void signing_off_forgets_the_keys() {
        PosMessage reply = terminal.management("0820", "002");

        assertThat(reply.type()).isEqualTo("0830");
        assertThat(reply.text(39)).hasValue("00");
        assertThat(terminal.sealed(terminal.payment("0200", "000000", "22", card, 100))
                        .text(39))
                .hasValue("A0");
    }
}
