package org.posrig.host.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.BadInput;

class CardFileTest {

    private static final Path CARDS = Path.of("..", "fixtures", "cards");

    @TempDir
    Path folder;

    @Test
    void the_cards_that_ship_can_be_read_and_named() {
        CardFile file = CardFile.read(CARDS.resolve("test-cards.yaml"), CARDS.resolve("test-prefixes.yaml"));

        assertThat(file.cards()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(file.card("the Everyday debit card").pan()).endsWith("0012");
        assertThatThrownBy(() -> file.card("everday debit"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("did you mean 'everyday debit'?");
    }

    @Test
    void no_card_shows_its_number_or_pin() {
        CardFile file = CardFile.read(CARDS.resolve("test-cards.yaml"), CARDS.resolve("test-prefixes.yaml"));

        assertThat(file.cards())
                .allSatisfy(card ->
                        assertThat(card.toString()).doesNotContain(card.pan()).doesNotContain(card.pin()));
    }

    @Test
    void every_mistake_is_told_at_once_with_its_place_and_without_secrets() throws IOException {
        Path file = Files.writeString(folder.resolve("cards.yaml"), """
                cards:
                  - name: a real card
                    pan: "6225880000000008"
                    expiry: "3013"
                    sequence: "001"
                    service-code: "220"
                    pin: "12x4567"
                    balance: 1.00
                    interfaces: [chip]
                  - name: miscounted
                    pan: "6212340000000018"
                    expiry: "3012"
                    sequence: "001"
                    service-code: "220"
                    pin: "258036"
                    balance: 1.00
                    interfaces: [chip, ship]
                    limt: 3.00
                """);

        assertThatThrownBy(() -> CardFile.read(file, CARDS.resolve("test-prefixes.yaml")))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> assertThat(bad.mistakes())
                                .hasSize(7)
                                .anySatisfy(
                                        line -> assertThat(line).contains("cards.yaml:3:10: 'pan' begins with 622588"))
                                .anySatisfy(line -> assertThat(line).contains("4:13: 'expiry'"))
                                .anySatisfy(line -> assertThat(line).contains("7:10: 'pin' must be 4 to 12 digits"))
                                .anySatisfy(line -> assertThat(line).contains("11:10: the check digit"))
                                .anySatisfy(line -> assertThat(line).contains("not 'ship'"))
                                .anySatisfy(line -> assertThat(line).contains("did you mean 'limit'?"))
                                .noneSatisfy(line -> assertThat(line).contains("12x4567"))
                                .noneSatisfy(line -> assertThat(line).contains("6225880000000008")));
    }

    @Test
    void mistakes_of_wallets_are_told_without_their_codes() throws IOException {
        Path file = Files.writeString(folder.resolve("cards.yaml"), """
                cards:
                  - {name: one, pan: "6212340000000000012", expiry: "3012", sequence: "001", service-code: "220", pin: "258036", balance: 1.00, interfaces: [chip]}
                wallets:
                  - {name: a, code: "62999910000", balance: 1.00, limit: 1.00}
                  - {name: a, code: "6225880000000000017", balance: much}
                  - {name: b, code: "6299991000000000017", balance: 1.00, limit: 1.00}
                  - {name: c, code: "6299991000000000017", balance: 1.00, limit: 1.00, colour: red}
                """);

        assertThatThrownBy(() -> CardFile.read(file, CARDS.resolve("test-prefixes.yaml")))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> assertThat(bad.mistakes())
                                .hasSize(7)
                                .anySatisfy(line -> assertThat(line).contains("4:21: 'code' must be 16 to 24 digits"))
                                .anySatisfy(line -> assertThat(line).contains("another wallet called 'a'"))
                                .anySatisfy(line -> assertThat(line).contains("begins with 622588"))
                                .anySatisfy(line -> assertThat(line).contains("'limit' is missing"))
                                .anySatisfy(line -> assertThat(line).contains("not 'much'"))
                                .anySatisfy(line -> assertThat(line).contains("has the same 'code'"))
                                .anySatisfy(line -> assertThat(line).contains("unknown key 'colour'"))
                                .noneSatisfy(line -> assertThat(line).contains("6225880000000000017")));
    }

    @Test
    void states_limits_and_codes_that_are_none_are_mistakes() throws IOException {
        Path file = Files.writeString(folder.resolve("cards.yaml"), """
                issuer: {tries-exceeded: "00", pin-expird: "05"}
                cards:
                  - {name: one, pan: "6212340000000000012", expiry: "3012", sequence: "001", service-code: "220", pin: "258036", balance: 1.00, interfaces: [chip], state: stollen, day-count: -1}
                """);

        assertThatThrownBy(() -> CardFile.read(file, CARDS.resolve("test-prefixes.yaml")))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> assertThat(bad.mistakes())
                                .hasSize(4)
                                .anySatisfy(
                                        line -> assertThat(line).contains("'tries-exceeded' must be a response code"))
                                .anySatisfy(line -> assertThat(line).contains("did you mean 'pin-expired'?"))
                                .anySatisfy(line -> assertThat(line).contains("not 'stollen'"))
                                .anySatisfy(line -> assertThat(line).contains("day-count")));
    }

    @Test
    void mistakes_in_risk_rules_and_keys_and_in_the_prefixes_are_told_together() throws IOException {
        Path prefixes =
                Files.writeString(folder.resolve("test-prefixes.yaml"), "prefixes: [{prefix: \"62\", reason: x}]\n");
        Path file = Files.writeString(folder.resolve("cards.yaml"), """
                issuer: {lock-time: 0h, same-card: {sales: 0, above: -1.00, within: soon, code: "62"}}
                cards:
                  - {name: one, pan: "6212340000000000012", expiry: "3012", sequence: "001", service-code: "220", pin: "258036", balance: 1.00, interfaces: [chip], cryptogram-key: "0123456789ABCDEF"}
                """);

        assertThatThrownBy(() -> CardFile.read(file, prefixes))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> org.posrig.Golden.assertSame(
                                CardFileTest.class,
                                "card-mistakes.txt",
                                String.join("\n", bad.mistakes()).replace(folder.toString(), "<folder>")));
        assertThatThrownBy(() -> CardFile.read(file, prefixes)).hasMessageNotContaining("0123456789ABCDEF");
    }
}
