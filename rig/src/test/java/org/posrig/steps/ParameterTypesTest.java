package org.posrig.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.host.issuer.CardState;
import org.posrig.host.journal.EndState;
import org.posrig.steps.ParameterTypes.Amount;
import org.posrig.terminal.CardReader;

final class ParameterTypesTest {

    private final ParameterTypes types = new ParameterTypes();

    @ParameterizedTest
    @CsvSource({"0.01, 1", "12.00, 1200", "1000.10, 100010", "9999999999.99, 999999999999"})
    void an_amount_is_in_fen_and_written_as_it_was(String written, long fen) {
        assertThat(types.amount(written)).isEqualTo(new Amount(fen));
        assertThat(new Amount(fen).yuan()).isEqualTo(written);
        assertThat(pattern("amount").matcher(written).matches()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 12",
        "amount, 12.0",
        "amount, 12.000",
        "amount, -1.00",
        "amount, ''",
        "code, 5",
        "code, 555",
        "code, 5a",
        "card, everyday debit",
        "card, the card",
        "operator, boss",
        "whichPin, 123456",
        "whichPassword, 0000",
        "presents, throws"
    })
    void what_is_none_of_a_kind_is_not_taken(String kind, String written) {
        assertThat(pattern(kind).matcher(written).matches()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"the everyday debit card, true", "the four digit PIN card, true", "日常借记卡, true", "四位密码卡, true"})
    void a_card_goes_by_name(String written, boolean taken) {
        assertThat(pattern("card").matcher(written).matches()).isEqualTo(taken);
        assertThat(types.card(written).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"cashier", "second cashier", "supervisor", "administrator", "收银员", "第二收银员", "主管", "系统管理员"})
    void an_operator_goes_by_role(String written) {
        assertThat(pattern("operator").matcher(written).matches()).isTrue();
        assertThat(types.operator(written).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"the right, RIGHT", "正确, RIGHT", "a wrong, WRONG", "错误, WRONG"})
    void a_pin_goes_by_name(String written, ParameterTypes.Pin pin) {
        assertThat(pattern("whichPin").matcher(written).matches()).isTrue();
        assertThat(types.whichPin(written)).isEqualTo(pin);
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, delivered",
        "old, delivered",
        "旧, delivered",
        "初始, delivered",
        "new, new",
        "新, new",
        "wrong, wrong",
        "错误, wrong"
    })
    void a_password_goes_by_name(String written, String name) {
        assertThat(pattern("whichPassword").matcher(written).matches()).isTrue();
        assertThat(types.whichPassword(written)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"inserts, CHIP", "插入, CHIP", "swipes, STRIPE", "刷, STRIPE", "taps, CONTACTLESS", "挥, CONTACTLESS"})
    void a_card_is_presented_in_three_ways(String written, CardReader.Way way) {
        assertThat(pattern("presents").matcher(written).matches()).isTrue();
        assertThat(types.presents(written)).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({
        "approved, APPROVED",
        "voided, VOIDED",
        "completed, COMPLETED",
        "已撤销, VOIDED",
        "已完成, COMPLETED",
        "已冲正, REVERSED",
        "never reached, NEVER_REACHED"
    })
    void a_payment_ends_in_one_of_several_states(String written, EndState state) {
        assertThat(pattern("endState").matcher(written).matches()).isTrue();
        assertThat(types.endState(written)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "300 milliseconds, PT0.3S",
        "300毫秒, PT0.3S",
        "1 second, PT1S",
        "4 seconds, PT4S",
        "3秒, PT3S",
        "1 minute, PT1M",
        "119 minutes, PT119M",
        "30分钟, PT30M",
        "24 hours, PT24H",
        "2小时, PT2H"
    })
    void a_stretch_of_time_has_a_unit(String written, Duration duration) {
        assertThat(pattern("duration").matcher(written).matches()).isTrue();
        assertThat(types.duration(written)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "to be kept, KEPT",
        "应没收, KEPT",
        "asleep, DORMANT",
        "处于睡眠, DORMANT",
        "a suspected fraud, FRAUD",
        "涉嫌作弊, FRAUD",
        "locked at its issuer, PIN_LOCKED",
        "已被发卡行锁定, PIN_LOCKED",
        "reported lost, LOST",
        "已挂失, LOST",
        "reported stolen, STOLEN",
        "已报失窃, STOLEN",
        "restricted, RESTRICTED",
        "受限制, RESTRICTED"
    })
    void a_card_can_be_in_a_state(String written, CardState state) {
        assertThat(pattern("cardState").matcher(written).matches()).isTrue();
        assertThat(types.cardState(written)).isEqualTo(state);
    }

    private static Pattern pattern(String kind) {
        return Arrays.stream(ParameterTypes.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(kind))
                .map(method -> method.getAnnotation(ParameterType.class).value())
                .map(Pattern::compile)
                .findFirst()
                .orElseThrow();
    }
}
