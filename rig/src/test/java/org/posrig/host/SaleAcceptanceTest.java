package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posrig.host.TerminalAtTheLine.NO_PIN;
import static org.posrig.host.TerminalAtTheLine.answered;
import static org.posrig.host.TerminalAtTheLine.wrong;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CHIP;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CONTACTLESS;
import static org.posrig.standin.acquirer.SaleRequest.Entry.STRIPE;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.Exchange;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.journal.SaleKey;
import org.posrig.host.script.ReplyFault;
import org.posrig.standin.acquirer.Outcome;

class SaleAcceptanceTest {

    private static final String NUMBER = "20260001";

    private static RunningHost running;
    private HostLane lane;
    private TerminalAtTheLine terminal;
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
        terminal = running.terminal(NUMBER).signedIn();
        card = lane.issuer().card("the everyday debit card");
    }

    @AfterEach
    void close() {
        lane.close();
    }

    @Test
    void the_right_pin_is_approved_and_booked_once() {
        assertThat(terminal.saleCode(STRIPE, card, 1200, card.pin())).isEqualTo("00");

        assertThat(lane.journal().approvedSales()).singleElement().satisfies(sale -> {
            assertThat(sale.card()).isEqualTo("everyday debit");
            assertThat(sale.fen()).isEqualTo(1200);
            assertThat(sale.pinBlock()).isTrue();
            assertThat(sale.maskedCard()).isEqualTo("621234*********0012");
        });
        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance() - 1200);
    }

    @Test
    void three_wrong_pins_are_55_55_75_and_the_right_one_is_refused_until_the_issuer_unlocks() {
        assertThat(terminal.saleCode(CHIP, card, 1200, wrong(card.pin()))).isEqualTo("55");
        assertThat(terminal.saleCode(STRIPE, card, 1200, wrong(card.pin()))).isEqualTo("55");
        assertThat(terminal.saleCode(CONTACTLESS, card, 1200, wrong(card.pin())))
                .isEqualTo("75");
        assertThat(terminal.saleCode(CHIP, card, 1200, card.pin())).isEqualTo("75");
        assertThat(lane.issuer().wrongTries(card)).isEqualTo(3);
        assertThat(lane.issuer().locked(card)).isTrue();

        lane.issuer().unlock(card);

        assertThat(terminal.saleCode(CHIP, card, 1200, card.pin())).isEqualTo("00");
        assertThat(lane.journal().approvedSales()).hasSize(1);
        assertThat(lane.journal().pinFailures())
                .extracting(failure -> failure.code())
                .containsExactly("55", "55", "75", "75");
    }

    @Test
    void the_lock_ends_by_itself_when_its_time_is_over() {
        for (int i = 0; i < 3; i++) {
            terminal.sale(CHIP, card, 100, wrong(card.pin()));
        }
        lane.issuer().advanceClock(Duration.ofHours(24).minusMinutes(1));
        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("75");

        lane.issuer().advanceClock(Duration.ofMinutes(1));

        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
    }

    @Test
    void a_right_pin_begins_the_count_afresh() {
        terminal.sale(CHIP, card, 100, wrong(card.pin()));
        terminal.sale(CHIP, card, 100, wrong(card.pin()));
        terminal.sale(CHIP, card, 100, card.pin());

        assertThat(lane.issuer().wrongTries(card)).isZero();
        assertThat(terminal.saleCode(CHIP, card, 100, wrong(card.pin()))).isEqualTo("55");
    }

    @Test
    void a_tap_without_pin_is_approved_until_risk_control_demands_one() {
        assertThat(terminal.saleCode(CONTACTLESS, card, 100, NO_PIN)).isEqualTo("00");
        lane.issuer().demandPin(card);

        assertThat(terminal.saleCode(CONTACTLESS, card, 100, NO_PIN)).isEqualTo("70");
        assertThat(terminal.saleCode(CONTACTLESS, lane.issuer().card("gold credit"), 100, NO_PIN))
                .isEqualTo("00");
        assertThat(terminal.saleCode(CONTACTLESS, card, 100, card.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CONTACTLESS, card, 100, NO_PIN)).isEqualTo("00");
    }

    @Test
    void a_card_tapped_too_often_needs_its_pin() {
        lane.issuer().tapsWithoutPin(2);

        assertThat(terminal.saleCode(CONTACTLESS, card, 100, NO_PIN)).isEqualTo("00");
        assertThat(terminal.saleCode(CONTACTLESS, card, 100, NO_PIN)).isEqualTo("00");
        assertThat(terminal.saleCode(CONTACTLESS, card, 100, NO_PIN)).isEqualTo("70");
        assertThat(terminal.saleCode(CONTACTLESS, card, 100, card.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CONTACTLESS, card, 100, NO_PIN)).isEqualTo("00");
        assertThat(lane.journal().approvedSales()).hasSize(4);
    }

    @Test
    void chip_and_stripe_without_pin_are_refused_unless_the_card_allows_it() {
        TestCard signature = lane.issuer().card("signature credit");

        assertThat(terminal.saleCode(CHIP, card, 100, NO_PIN)).isEqualTo("05");
        assertThat(terminal.saleCode(STRIPE, card, 100, NO_PIN)).isEqualTo("05");
        assertThat(terminal.saleCode(CHIP, signature, 100, NO_PIN)).isEqualTo("00");
    }

    @Test
    void balance_and_limit_hold_to_the_cent() {
        TestCard poor = lane.issuer().card("low balance");
        TestCard limited = lane.issuer().card("small limit");

        assertThat(terminal.saleCode(CHIP, poor, 1001, poor.pin())).isEqualTo("51");
        assertThat(terminal.saleCode(CHIP, poor, 1000, poor.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CHIP, poor, 1, poor.pin())).isEqualTo("51");
        assertThat(terminal.saleCode(CHIP, limited, 50_001, limited.pin())).isEqualTo("61");
        assertThat(terminal.saleCode(CHIP, limited, 50_000, limited.pin())).isEqualTo("00");
    }

    @Test
    void pins_of_four_and_of_twelve_digits_are_checked() {
        for (String name : new String[] {"four digit PIN", "twelve digit PIN"}) {
            TestCard other = lane.issuer().card(name);
            assertThat(terminal.saleCode(CHIP, other, 100, wrong(other.pin()))).isEqualTo("55");
            assertThat(terminal.saleCode(CHIP, other, 100, other.pin())).isEqualTo("00");
        }
    }

    @Test
    void a_card_nobody_issued_is_refused_and_its_number_masked_all_the_same() {
        TestCard nobodys = new TestCard(
                "nobody's",
                "无主卡",
                "6212349999999994",
                "3012",
                "001",
                "220",
                "258036",
                0,
                card.interfaces(),
                card.limit(),
                true);

        assertThat(terminal.saleCode(CHIP, nobodys, 100, nobodys.pin())).isEqualTo("14");
        assertThat(running.everythingSaid()).doesNotContain(nobodys.pan());
    }

    @Test
    void the_same_trace_number_again_is_a_duplicate_and_nothing_is_booked() {
        terminal.sale(CHIP, card, 100, card.pin());

        assertThat(answered(terminal.saleAgain(terminal.trace(), CHIP, card, 100, card.pin()))
                        .code())
                .isEqualTo("94");
        assertThat(lane.journal().approvedSales()).hasSize(1);
        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance() - 100);
    }

    @Test
    void a_reversal_takes_a_sale_back_as_often_as_it_comes_and_pays_back_once() {
        terminal.sale(CHIP, card, 1200, card.pin());
        int trace = terminal.trace();

        assertThat(answered(terminal.reverse(trace, CHIP, card, 1200, "98")).code())
                .isEqualTo("00");
        assertThat(answered(terminal.reverse(trace, CHIP, card, 1200, "98")).code())
                .isEqualTo("00");

        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance());
        assertThat(lane.journal().approvedSales()).isEmpty();
        assertThat(lane.journal().endState(new SaleKey(NUMBER, 1, trace))).hasValue(EndState.REVERSED);
        assertThat(lane.journal().sales().getLast().endState()).hasValue(EndState.REVERSED);
    }

    @Test
    void a_reversal_of_an_unknown_sale_is_25_and_of_another_amount_64() {
        terminal.sale(CHIP, card, 1200, card.pin());

        assertThat(answered(terminal.reverse(999_999, CHIP, card, 1200, "98")).code())
                .isEqualTo("25");
        assertThat(answered(terminal.reverse(terminal.trace(), CHIP, card, 1201, "98"))
                        .code())
                .isEqualTo("64");
        assertThat(lane.journal().approvedSales()).hasSize(1);
    }

    @Test
    void a_lost_request_moves_no_counter_and_a_lost_reply_has_counted_and_gives_no_try_back() {
        TerminalAtTheLine impatient =
                TerminalAtTheLine.impatient(NUMBER, running.host().port()).signedIn();
        lane.network().loseNextRequest();
        assertThat(impatient.sale(STRIPE, card, 100, wrong(card.pin()))).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(lane.issuer().wrongTries(card)).isZero();
        assertThat(lane.journal().endState(new SaleKey(NUMBER, 1, impatient.trace())))
                .hasValue(EndState.NEVER_REACHED);

        lane.network().loseNextReply();
        assertThat(impatient.sale(STRIPE, card, 100, wrong(card.pin()))).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(lane.issuer().wrongTries(card)).isEqualTo(1);

        assertThat(answered(impatient.reverse(impatient.trace(), STRIPE, card, 100, "98"))
                        .code())
                .isEqualTo("00");
        assertThat(lane.issuer().wrongTries(card)).isEqualTo(1);
    }

    @Test
    void replies_are_cut_closed_spoilt_and_held_back() {
        assertThat(faulty(ReplyFault.CUT)).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(faulty(ReplyFault.CONNECTION_CLOSED)).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(faulty(ReplyFault.WRONG_MAC)).isInstanceOf(Outcome.BadMac.class);
        assertThat(faulty(ReplyFault.WRONG_AMOUNT)).isInstanceOf(Outcome.Unusable.class);
        assertThat(faulty(ReplyFault.REPEATED)).isInstanceOf(Outcome.Answered.class);
        assertThat(faulty(ReplyFault.HELD)).isInstanceOf(Outcome.NoAnswer.class);

        lane.network().releaseReplies();

        assertThat(lane.journal().sales()).hasSize(6);
        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
    }

    private Outcome faulty(ReplyFault fault) {
        TerminalAtTheLine impatient =
                TerminalAtTheLine.impatient(NUMBER, running.host().port());
        impatient.signedIn(terminal.pinKey().orElseThrow(), terminal.macKey().orElseThrow(), terminal.batch());
        lane.network().spoilNextReply(MessageKind.SALE, fault);
        return impatient.saleAgain(500 + fault.ordinal(), CHIP, card, 100, card.pin());
    }

    @Test
    void refused_connections_come_to_nothing_and_all_is_well_afterwards() {
        lane.network().refuseConnections(true);
        assertThat(terminal.sale(CHIP, card, 100, card.pin())).isInstanceOf(Outcome.NotConnected.class);

        lane.network().refuseConnections(false);

        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
        assertThat(lane.journal().sales()).hasSize(1);
    }

    @Test
    void an_answer_laid_down_in_advance_is_given_once_and_moves_nothing() {
        lane.issuer().answerNext("sale", "38");

        assertThat(terminal.saleCode(CHIP, card, 100, wrong(card.pin()))).isEqualTo("38");
        assertThat(lane.issuer().wrongTries(card)).isZero();
        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
        assertThat(lane.journal().sales())
                .extracting(Exchange::endState)
                .extracting(state -> state.orElseThrow())
                .containsExactly(EndState.DECLINED, EndState.APPROVED);
    }

    @Test
    void old_working_keys_are_refused_after_the_next_sign_in() {
        byte[] oldPin = terminal.pinKey().orElseThrow();
        byte[] oldMac = terminal.macKey().orElseThrow();
        terminal.signedIn();
        byte[] newMac = terminal.macKey().orElseThrow();

        terminal.signedIn(oldPin, newMac, 1);
        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("99");
        terminal.signedIn(oldPin, oldMac, 1);
        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("A0");
        assertThat(lane.issuer().wrongTries(card)).isZero();
    }

    @Test
    void the_echo_answers_and_its_header_can_ask_for_a_sign_in() {
        assertThat(answered(terminal.echo()).processingRequirement()).isZero();
        lane.network().demandSignIn();

        assertThat(answered(terminal.echo()).processingRequirement()).isEqualTo(3);
        assertThat(answered(terminal.echo()).processingRequirement()).isZero();
    }

    @Test
    void nothing_secret_is_said_and_each_message_is_summed_up_in_a_line() {
        terminal.sale(STRIPE, card, 1200, card.pin());
        terminal.sale(STRIPE, card, 1200, wrong(card.pin()));

        assertThat(running.messages("lane"))
                .extracting(message -> message.summary())
                .contains(
                        "0200 sale 12.00 stripe 621234*********0012 STAN %06d with PIN".formatted(terminal.trace()),
                        "0210 55 PIN wrong STAN %06d".formatted(terminal.trace()));
        assertThat(running.everythingSaid())
                .doesNotContain(card.pan())
                .doesNotContain(card.pin())
                .doesNotContain(card.track2())
                .doesNotContainIgnoringCase("0123456789ABCDEFFEDCBA9876543210");
    }
}
