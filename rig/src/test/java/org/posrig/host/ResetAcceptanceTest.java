package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posrig.host.TerminalAtTheLine.answered;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.script.ResetFault;
import org.posrig.host.service.ResetResult;
import org.posrig.standin.acquirer.Reply;
import org.posrig.standin.acquirer.ResetOrder;
import org.posrig.standin.acquirer.ResetVerdict;

class ResetAcceptanceTest {

    private static final String NUMBER = "20260001";
    private static final String PASSWORD = "87654321";

    private static RunningHost running;
    private HostLane lane;
    private TerminalAtTheLine terminal;

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
        terminal = running.terminal(NUMBER);
    }

    @AfterEach
    void close() {
        lane.close();
    }

    private ResetResult reset(String merchant, String identity, String operator, String password) {
        return lane.service().resetPassword(merchant, identity, NUMBER, operator, password);
    }

    private long queue() {
        return ((ResetResult.Queued) reset(Fixtures.MERCHANT, Fixtures.IDENTITY, "99", PASSWORD)).sequence();
    }

    @Test
    void a_queued_reset_is_announced_fetched_opened_and_confirmed() {
        long sequence = queue();
        assertThat(answered(terminal.echo()).processingRequirement()).isEqualTo(6);
        Reply fetched = terminal.fetchReset();

        assertThat(fetched.code()).isEqualTo("00");
        assertThat(terminal.open(fetched.envelope())).hasValue(new ResetOrder(sequence, "99", PASSWORD));
        assertThat(answered(terminal.echo()).processingRequirement()).isEqualTo(6);
        assertThat(terminal.confirmReset(sequence, ResetVerdict.APPLIED).code()).isEqualTo("00");
        assertThat(answered(terminal.echo()).processingRequirement()).isZero();
        assertThat(terminal.fetchReset().code()).isEqualTo("25");
        assertThat(lane.service().auditTrail())
                .extracting(entry -> entry.what())
                .containsExactly(
                        "Password reset number " + sequence + " queued.",
                        "Password reset number " + sequence + " applied by the terminal.");
    }

    @Test
    void sequence_numbers_rise_with_every_reset() {
        long first = queue();
        long second = queue();

        assertThat(second).isEqualTo(first + 1);
        assertThat(terminal.open(terminal.fetchReset().envelope()).orElseThrow().sequence())
                .isEqualTo(second);
        terminal.confirmReset(second, ResetVerdict.APPLIED);
    }

    @Test
    void nothing_is_reset_without_proof_and_every_attempt_is_on_record() {
        assertThat(reset("104290057220002", Fixtures.IDENTITY, "99", PASSWORD).queued())
                .isFalse();
        assertThat(reset(Fixtures.MERCHANT, "TEST-ID-0002", "99", PASSWORD).queued())
                .isFalse();
        assertThat(reset(Fixtures.MERCHANT, Fixtures.IDENTITY, "9", PASSWORD).queued())
                .isFalse();
        assertThat(reset(Fixtures.MERCHANT, Fixtures.IDENTITY, "99", "1234").queued())
                .isFalse();

        assertThat(terminal.fetchReset().code()).isEqualTo("25");
        assertThat(lane.service().auditTrail())
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.what()).startsWith("Password reset refused: "));
    }

    @Test
    void a_forgotten_merchant_number_is_found_by_identity_only() {
        assertThat(lane.service().merchantNumber(Fixtures.IDENTITY)).hasValue(Fixtures.MERCHANT);
        assertThat(lane.service().merchantNumber("somebody")).isEmpty();
        assertThat(lane.service().auditTrail()).hasSize(2);
    }

    @Test
    void spoilt_envelopes_do_not_open_or_are_used_up() {
        long sequence = queue();
        lane.network().spoilNextReset(ResetFault.WRONG_MAC);
        assertThat(terminal.open(terminal.fetchReset().envelope())).isEmpty();
        lane.network().spoilNextReset(ResetFault.OTHER_TERMINAL);
        assertThat(terminal.open(terminal.fetchReset().envelope())).isEmpty();
        lane.network().spoilNextReset(ResetFault.REPLAYED);
        assertThat(terminal.open(terminal.fetchReset().envelope()).orElseThrow().sequence())
                .isEqualTo(sequence - 1);
        terminal.confirmReset(sequence - 1, ResetVerdict.REPLAYED);

        assertThat(lane.service().auditTrail().getLast().what()).endsWith("refused by the terminal: replayed.");
        assertThat(running.everythingSaid()).doesNotContain(PASSWORD);
    }
}
