package org.posrig.host.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posrig.host.journal.MessageKind;

class RulesTest {

    private static final Match SALES = Match.of(MessageKind.SALE);

    private final Rules rules = new Rules();

    private static Facts sale(String card, long fen) {
        return new Facts("0200", MessageKind.SALE, card, "20260001", fen, 1, Map.of(52, Facts.PRESENT));
    }

    private Optional<String> code() {
        return rules.meet(sale("everyday debit", 1200)).code();
    }

    private static Rule rule(String name, int priority, int times, Match match, Action action) {
        return new Rule(name, priority, times, match, Optional.empty(), action);
    }

    @Test
    void answers_for_the_next_message_queue_up_first_in_first_out() {
        rules.add(Rule.next("one", SALES, Action.answer("51")));
        rules.add(Rule.next("two", SALES, Action.answer("61")));

        assertThat(code()).hasValue("51");
        assertThat(code()).hasValue("61");
        assertThat(code()).isEmpty();
        assertThat(rules.unmet()).isEmpty();
    }

    @Test
    void a_higher_priority_is_asked_first_however_late_it_was_laid_down() {
        rules.add(rule("usual", 5, 0, SALES, Action.answer("51")));
        rules.add(rule("urgent", 1, 2, SALES, Action.answer("91")));

        assertThat(code()).hasValue("91");
        assertThat(code()).hasValue("91");
        assertThat(code()).hasValue("51");
        assertThat(code()).hasValue("51");
    }

    @Test
    void one_rule_decides_another_treats_the_reply_and_a_third_sets_the_requirement() {
        rules.add(Rule.next("decides", SALES, Action.answer("55")));
        rules.add(Rule.next("treats", SALES, Action.send(Sending.HALF)));
        rules.add(Rule.next("requires", Match.ANY, Action.require(3)));
        rules.add(Rule.next("has to wait", SALES, Action.falsify(Falsehood.MAC)));

        Action action = rules.meet(sale("everyday debit", 1200));

        assertThat(action.code()).hasValue("55");
        assertThat(action.sending()).isEqualTo(Sending.HALF);
        assertThat(action.requirement()).hasValue(3);
        assertThat(action.wrong()).isEmpty();
        assertThat(rules.meet(sale("everyday debit", 1200)).wrong()).containsExactly(Falsehood.MAC);
    }

    @Test
    void a_rule_matches_by_card_amount_terminal_and_fields() {
        Match match = SALES.onCard("gold credit")
                .between(1000, 2000)
                .atTerminal("20260001")
                .withField(52, "present")
                .withField(55, "absent");

        assertThat(match.fits(sale("gold credit", 1000))).isTrue();
        assertThat(match.fits(sale("gold credit", 2000))).isTrue();
        assertThat(match.fits(sale("gold credit", 999))).isFalse();
        assertThat(match.fits(sale("gold credit", 2001))).isFalse();
        assertThat(match.fits(sale("everyday debit", 1500))).isFalse();
        assertThat(match.atTerminal("20260002").fits(sale("gold credit", 1500))).isFalse();
        assertThat(match.withField(52, "absent").fits(sale("gold credit", 1500)))
                .isFalse();
    }

    @Test
    void a_scenario_moves_on_with_the_rules_that_hold_in_its_states() {
        rules.add(new Rule("away", 5, 0, SALES, stage("beginning", "back"), Action.answer("91")));
        rules.add(new Rule("back", 5, 0, SALES, stage("back", "gone"), Action.answer("51")));

        assertThat(code()).hasValue("91");
        assertThat(rules.state("issuer")).isEqualTo("back");
        assertThat(code()).hasValue("51");
        assertThat(code()).isEmpty();
        rules.putState("issuer", "beginning");
        assertThat(code()).hasValue("91");
    }

    private static Optional<Stage> stage(String in, String next) {
        return Optional.of(new Stage("issuer", Optional.of(in), Optional.of(next)));
    }
}
