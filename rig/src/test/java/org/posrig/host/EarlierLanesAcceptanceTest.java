package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.EndState;
import org.posrig.standin.message.PosMessage;

/** A terminal's batch outlives a lane: what an earlier scenario sold can be voided, refunded, completed, reversed and settled in a later one. */
final class EarlierLanesAcceptanceTest {

    private static final String NUMBER = "20260001";
    private static final String NOTHING = "0".repeat(31);

    @TempDir
    private Path folder;

    private RunningHost running;
    private RawTerminal terminal;
    private HostLane lane;
    private TestCard card;

    @BeforeEach
    void start() {
        running = new RunningHost(Fixtures.config().rememberingIn(folder.resolve("state")), folder);
        lane = running.lane("first", NUMBER);
        terminal = new RawTerminal(NUMBER, running.host().port()).signedIn();
        card = lane.issuer().card("everyday debit");
    }

    @AfterEach
    void close() {
        terminal.close();
        running.close();
    }

    private void nextLane() {
        lane.close();
        lane = running.lane("next", NUMBER);
    }

    private PosMessage sale(long fen) {
        return terminal.payment("0200", "000000", "22", card, fen).with(35, card.track2());
    }

    private PosMessage withPin(PosMessage message) {
        return terminal.withPin(message, card, card.pin());
    }

    private PosMessage voiding(PosMessage sale, long fen) {
        return terminal.payment("0200", "200000", "23", card, fen)
                .with(
                        61,
                        sale.text(60).orElseThrow().substring(2, 8)
                                + sale.text(11).orElseThrow());
    }

    private char balanced(long debit, int debits, long credit, int credits) {
        String totals = "%012d%03d%012d%03d0".formatted(debit, debits, credit, credits) + NOTHING;
        return terminal.management(
                        "0500", "201", message -> message.with(48, totals).with(49, "156"))
                .text(48)
                .orElseThrow()
                .charAt(30);
    }

    @Test
    void a_sale_of_an_earlier_lane_is_voided_once_and_the_batch_balances() {
        PosMessage sale = withPin(sale(1200));
        assertThat(terminal.code(sale)).isEqualTo("00");
        nextLane();
        assertThat(lane.journal().exchanges()).isEmpty();
        assertThat(lane.journal().endStates()).isEmpty();

        assertThat(terminal.code(voiding(sale, 1100))).isEqualTo("64");
        assertThat(terminal.code(voiding(sale, 1200))).isEqualTo("00");
        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance() + 1200);
        nextLane();
        assertThat(terminal.code(voiding(sale, 1200))).isEqualTo("22");
        assertThat(balanced(1200, 1, 1200, 1)).isEqualTo('1');
    }

    @Test
    void refunds_in_several_lanes_are_never_more_than_the_sale() {
        PosMessage answer = terminal.sealed(withPin(sale(1200)));
        nextLane();
        assertThat(terminal.code(refund(answer, 500))).isEqualTo("00");
        nextLane();
        assertThat(terminal.code(refund(answer, 701))).isEqualTo("64");
        assertThat(terminal.code(refund(answer, 700))).isEqualTo("00");
        assertThat(balanced(1200, 1, 1200, 2)).isEqualTo('1');
    }

    private PosMessage refund(PosMessage sale, long fen) {
        return terminal.payment("0220", "200000", "25", card, fen)
                .with(37, sale.text(37).orElseThrow())
                .with(61, "000000000000" + sale.text(13).orElseThrow());
    }

    @Test
    void a_reversal_that_comes_in_the_next_lane_takes_the_sale_out_of_the_batch() {
        PosMessage sale = withPin(sale(1200));
        terminal.sealed(sale);
        nextLane();
        assertThat(terminal.code(terminal.reversal(sale, "98"))).isEqualTo("00");
        assertThat(lane.journal().endStates().values()).containsExactly(EndState.REVERSED);
        assertThat(terminal.code(terminal.reversal(sale, "98"))).isEqualTo("00");
        assertThat(balanced(0, 0, 0, 0)).isEqualTo('1');
    }

    @Test
    void a_reversal_that_comes_after_the_acquirer_was_restarted_does_so_too() {
        PosMessage sale = withPin(sale(1200));
        terminal.sealed(sale);
        byte[] pinKey = terminal.pinKey();
        byte[] macKey = terminal.macKey();
        terminal.close();
        running.close();
        running = new RunningHost(Fixtures.config().rememberingIn(folder.resolve("state")), folder);
        lane = running.lane("after", NUMBER);
        terminal = new RawTerminal(NUMBER, running.host().port());
        terminal.use(pinKey, macKey);
        assertThat(balanced(0, 0, 0, 0)).isEqualTo('2');
        assertThat(terminal.code(terminal.reversal(sale.with(4, "000000001100"), "98")))
                .isEqualTo("25");
        assertThat(terminal.code(terminal.reversal(sale, "98"))).isEqualTo("00");
        assertThat(balanced(0, 0, 0, 0)).isEqualTo('1');
    }

    @Test
    void a_pre_authorisation_of_an_earlier_lane_is_completed() {
        PosMessage authorised = terminal.sealed(
                withPin(terminal.payment("0100", "030000", "10", card, 5000).with(25, "06")));
        nextLane();
        PosMessage completion = terminal.payment("0200", "000000", "20", card, 4000)
                .with(25, "06")
                .with(38, authorised.text(38).orElseThrow())
                .with(61, "000000000000" + authorised.text(13).orElseThrow());
        assertThat(terminal.code(completion)).isEqualTo("00");
        assertThat(lane.issuer().held(card)).isZero();
        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance() - 4000);
        assertThat(balanced(4000, 1, 0, 0)).isEqualTo('1');
    }
}
