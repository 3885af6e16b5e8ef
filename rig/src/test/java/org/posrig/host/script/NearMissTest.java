package org.posrig.host.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posrig.Golden.assertSame;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.posrig.host.journal.Delivery;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.EntryMode;
import org.posrig.host.journal.Exchange;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.journal.SaleKey;

class NearMissTest {

    private final Rules rules = new Rules();

    private static Facts sale(String card, long fen, int trace) {
        return new Facts("0200", MessageKind.SALE, card, "20260001", fen, trace, Map.of(22, "051", 52, Facts.PRESENT));
    }

    @Test
    void a_message_that_differs_in_one_field_is_nearer_than_one_that_differs_in_two() {
        rules.add(Rule.next(
                "large sale on the gold card",
                Match.of(MessageKind.SALE)
                        .onCard("gold credit")
                        .between(100_000, 200_000)
                        .withField(22, "07."),
                Action.answer("61")));
        rules.meet(sale("everyday debit", 1200, 17));
        rules.meet(sale("gold credit", 150_000, 18));
        rules.meet(sale("gold credit", 1200, 19));

        assertSame(getClass(), "one-field.txt", String.join("\n\n", rules.unmet()));
    }

    @Test
    void the_state_of_a_scenario_can_be_what_kept_a_rule_from_matching() {
        rules.add(new Rule(
                "the second sale is refused",
                5,
                1,
                Match.of(MessageKind.SALE),
                Optional.of(new Stage("bad evening", Optional.of("refused once"), Optional.empty())),
                Action.answer("91")));
        rules.meet(sale("everyday debit", 1200, 17));

        assertSame(getClass(), "scenario-state.txt", String.join("\n\n", rules.unmet()));
    }

    @Test
    void a_rule_that_another_one_was_asked_before_says_so() {
        rules.add(Rule.next("first", Match.of(MessageKind.SALE), Action.answer("51")));
        rules.add(Rule.next("second", Match.of(MessageKind.SALE), Action.answer("61")));
        rules.meet(sale("everyday debit", 1200, 17));

        assertSame(getClass(), "overtaken.txt", String.join("\n\n", rules.unmet()));
    }

    @Test
    void an_expectation_waits_for_a_message_that_is_on_its_way() {
        CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS)
                .execute(() -> rules.meet(sale("everyday debit", 1200, 17)));
        assertThat(rules.missing(Match.of(MessageKind.SALE), "a sale", Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(rules.missing(Match.of(MessageKind.REVERSAL), "a reversal", Duration.ofMillis(1)))
                .isPresent();
    }

    @Test
    void an_expectation_without_any_message_says_that_none_came() {
        assertSame(
                getClass(),
                "nothing-came.txt",
                rules.missing(Match.of(MessageKind.REVERSAL), "a reversal of 12.00")
                        .orElseThrow());
    }

    @Test
    void an_expectation_names_the_field_that_differs() {
        rules.meet(new Facts("0400", MessageKind.REVERSAL, "", "20260001", 1200, 17, Map.of(39, "98")));

        assertSame(
                getClass(),
                "reason-differs.txt",
                rules.missing(
                                Match.of(MessageKind.REVERSAL)
                                        .between(1200, 1200)
                                        .withField(39, "A0"),
                                "a reversal of 12.00 with reason A0")
                        .orElseThrow());
        assertThat(rules.missing(Match.of(MessageKind.REVERSAL).withField(39, "98"), "a reversal"))
                .isEmpty();
    }

    @Test
    void a_rule_for_any_number_of_messages_that_has_met_none_says_why_and_one_that_has_met_some_is_silent() {
        rules.add(new Rule(
                "the gold card is away",
                5,
                0,
                Match.of(MessageKind.SALE).onCard("gold credit"),
                Optional.empty(),
                Action.answer("91")));
        rules.add(new Rule(
                "every sale is late",
                5,
                0,
                Match.of(MessageKind.SALE),
                Optional.empty(),
                Action.late(Duration.ofMillis(1))));
        rules.meet(sale("everyday debit", 1200, 17));

        assertSame(getClass(), "never-fired.txt", String.join("\n\n", rules.unmet()));
    }

    @Test
    void a_line_the_journal_should_hold_names_the_nearest_one() {
        Exchange declined = line(1, "everyday debit", 1200, EndState.DECLINED);
        Exchange approved = line(2, "second debit", 800, EndState.APPROVED);
        ExpectedExchange expected = ExpectedExchange.of(MessageKind.SALE, 1200).onCard("everyday debit");

        assertSame(
                getClass(),
                "journal-line.txt",
                expected.withPinBlock(true)
                        .endingAs(EndState.APPROVED)
                        .nearest(List.of(declined, approved))
                        .orElseThrow());
        assertThat(expected.nearest(List.of(declined, approved))).isEmpty();
        assertThat(expected.nearest(List.of())).isEmpty();
    }

    private static Exchange line(long number, String card, long fen, EndState end) {
        return new Exchange(
                number,
                Instant.EPOCH,
                MessageKind.SALE,
                new SaleKey("20260001", 1, 16 + (int) number),
                card,
                "621234*********0012",
                fen,
                EntryMode.CHIP,
                true,
                "00",
                "",
                Delivery.ANSWERED,
                Optional.of(end));
    }
}
