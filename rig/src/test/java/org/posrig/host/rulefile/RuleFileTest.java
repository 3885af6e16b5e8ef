package org.posrig.host.rulefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.posrig.Golden.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.BadInput;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.message.FieldFormats;
import org.posrig.host.script.Falsehood;
import org.posrig.host.script.Rule;
import org.posrig.host.script.Sending;

class RuleFileTest {

    private static final long SEED = 20260727;
    private static final Path FIXTURES = Path.of("..", "fixtures");
    private static final CardFile CARDS =
            CardFile.read(FIXTURES.resolve("cards/test-cards.yaml"), FIXTURES.resolve("cards/test-prefixes.yaml"));

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), content);
    }

    @Test
    void the_shipped_rules_are_read() {
        List<Rule> rules =
                RuleFile.read(FIXTURES.resolve("hosts/rules/bad-evening.yaml"), CARDS, FieldFormats.shipped());

        assertThat(rules).hasSize(4);
        assertThat(rules.getFirst().priority()).isEqualTo(9);
        assertThat(rules.getLast().action().wrong()).isEqualTo(Set.of(Falsehood.MAC));
    }

    @Test
    void everything_a_rule_can_say_is_read() throws IOException {
        Rule rule = RuleFile.read(file("""
                rules:
                  - name: all of it
                    priority: 2
                    times: 3
                    when:
                      kinds: [sale, reversal]
                      card: the gold credit card
                      terminal: "20260001"
                      amount: {from: 10.00, to: 20.00}
                      fields: {"22": "05.", "52": present}
                    scenario: {name: evening, in: beginning, next: later}
                    then:
                      answer: "55"
                      fields: {"44": HELLO, "55": 9F3602}
                      wrong: [mac, trace]
                      delay: 250ms
                      send: twice
                      requirement: 3
                """), CARDS, FieldFormats.shipped()).getFirst();

        assertThat(rule.match().card()).hasValue("gold credit");
        assertThat(rule.match().most()).hasValue(2000);
        assertThat(rule.times()).isEqualTo(3);
        assertThat(rule.stage().orElseThrow().next()).hasValue("later");
        assertThat(rule.action().delay()).isEqualTo(Duration.ofMillis(250));
        assertThat(rule.action().sending()).isEqualTo(Sending.TWICE);
        assertThat(rule.action().requirement()).hasValue(3);
    }

    @Test
    void every_mistake_is_told_at_once_with_its_place() throws IOException {
        Path wrong = file("""
                rules:
                  - name: a
                    priority: 0
                    when:
                      kinds: [sail]
                      card: gold credits
                      terminal: "2026"
                      amount: {from: 20.00, to: 10.00}
                      fields: {"2": "6212.*", "65": x, "60": "(", "11": "1"}
                    then:
                      answer: approved
                      fields: {"4": "12.00", "64": "00", "55": xyz}
                      wrong: [mack]
                      delay: soon
                      sent: twice
                  - name: a
                    then: {send: thrice, requirement: 16}
                  - when: {kinds: [sale]}
                  - name: misspelt
                    then: {answr: "55"}
                  - name: silent and loud
                    scenario: {name: s}
                    then: {send: silence-before, answer: "55"}
                """);

        Assertions.assertThatThrownBy(() -> RuleFile.read(wrong, CARDS, FieldFormats.shipped()))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> assertSame(
                                getClass(),
                                "all-mistakes.txt",
                                String.join("\n", e.mistakes())
                                        .replace(folder.toString(), "")
                                        .replace(CARDS_PATH, "test-cards.yaml")));
    }

    private static final String CARDS_PATH =
            FIXTURES.resolve("cards/test-cards.yaml").toString();

    @Test
    void no_file_however_broken_ends_in_anything_but_bad_input() throws IOException {
        String good = Files.readString(FIXTURES.resolve("hosts/rules/bad-evening.yaml"));
        Random random = new Random(SEED);
        for (int i = 0; i < 400; i++) {
            StringBuilder spoilt = new StringBuilder(good);
            for (int j = random.nextInt(1, 6); j > 0; j--) {
                int at = random.nextInt(spoilt.length());
                spoilt.setCharAt(at, "{}[]:\"'\n ,x9-&*!".charAt(random.nextInt(16)));
            }
            try {
                RuleFile.read(file(spoilt.toString()), CARDS, FieldFormats.shipped());
            } catch (BadInput e) {
                assertThat(e.mistakes()).isNotEmpty();
            }
        }
    }

    @Test
    void an_empty_list_is_a_mistake() throws IOException {
        Path empty = file("rules: []\n");
        assertThatThrownBy(() -> RuleFile.read(empty, CARDS, FieldFormats.shipped()))
                .hasMessageContaining("at least one rule");
    }
}
