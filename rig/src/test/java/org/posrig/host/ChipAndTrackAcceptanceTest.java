package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CHIP;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CONTACTLESS;
import static org.posrig.standin.acquirer.SaleRequest.Entry.STRIPE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.issuer.TestCard;
import org.posrig.standin.crypto.ApplicationCryptogram;
import org.posrig.standin.crypto.TrackCipher;
import org.posrig.standin.message.PosMessage;
import org.posrig.timeline.Happening;

/** What a card proves by its chip, and what a terminal hides of its track. */
final class ChipAndTrackAcceptanceTest {

    private static final String NUMBER = "20260001";
    private static final String CARD_KEY = "112233445566778899AABBCCDDEEFF00";
    private static final String OTHER_KEY = "00112233445566778899AABBCCDDEEFF";
    private static final String CARDS = """
            cards:
              - {name: proven, pan: "6212340000000000012", expiry: "3012", sequence: "001", service-code: "220", pin: "258036", balance: 8000.00, interfaces: [chip, stripe, contactless], cryptogram-key: "%s"}
              - {name: unproven, pan: "6212340000000000020", expiry: "3012", sequence: "001", service-code: "220", pin: "741852", balance: 8000.00, interfaces: [chip, stripe, contactless]}
            """;

    @TempDir
    private Path folder;

    private RunningHost running;
    private HostLane lane;
    private TestCard card;

    @BeforeEach
    void open() throws IOException {
        running = new RunningHost(HostConfig.of(cards(CARD_KEY), Fixtures.terminals(), Fixtures.keys()), folder);
        lane = running.lane("lane", NUMBER);
        card = lane.issuer().card("proven");
    }

    @AfterEach
    void close() {
        running.close();
    }

    private CardFile cards(String key) throws IOException {
        Path file = Files.writeString(folder.resolve("cards-" + key.substring(0, 4) + ".yaml"), CARDS.formatted(key));
        return CardFile.read(file, Fixtures.FOLDER.resolve("cards/test-prefixes.yaml"));
    }

    private String whyOfTheLast() {
        return lane.journal().lastExchange().orElseThrow().why();
    }

    @Test
    void a_true_cryptogram_is_believed_and_a_false_one_is_not_whatever_the_pin() throws IOException {
        TerminalAtTheLine terminal = running.terminal(NUMBER).signedIn();
        assertThat(terminal.saleCode(CHIP, card, 1200, card.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CONTACTLESS, card, 900, "")).isEqualTo("00");

        TestCard forged = cards(OTHER_KEY).card("proven");
        assertThat(terminal.saleCode(CHIP, forged, 1200, TerminalAtTheLine.wrong(card.pin())))
                .isEqualTo("59");
        assertThat(whyOfTheLast()).isEqualTo("The chip's cryptogram (tag 9F26) is false.");
        assertThat(lane.issuer().wrongTries(card)).isZero();
        assertThat(terminal.saleCode(STRIPE, forged, 700, card.pin())).isEqualTo("00");

        TestCard unproven = lane.issuer().card("unproven");
        assertThat(terminal.saleCode(CHIP, unproven, 100, unproven.pin())).isEqualTo("00");
        assertThat(running.everythingSaid()).doesNotContain(CARD_KEY, OTHER_KEY);
        assertThat(card.toString()).doesNotContain(CARD_KEY);
    }

    @Test
    void a_cryptogram_that_is_missing_incomplete_or_for_another_amount_proves_nothing() {
        try (RawTerminal terminal = new RawTerminal(NUMBER, running.host().port()).signedIn()) {
            assertThat(terminal.code(chipSale(terminal))).isEqualTo("59");
            assertThat(whyOfTheLast()).contains("no chip data");
            assertThat(terminal.code(chipSale(terminal).with(55, chipData(1200, ""))))
                    .isEqualTo("00");
            assertThat(terminal.code(chipSale(terminal).with(55, chipData(1100, ""))))
                    .isEqualTo("59");
            assertThat(whyOfTheLast()).contains("another amount");
            assertThat(terminal.code(chipSale(terminal).with(55, chipData(1200, "9F3704"))))
                    .isEqualTo("59");
            assertThat(whyOfTheLast()).contains("tag 9F37 is missing");
        }
    }

    private PosMessage chipSale(RawTerminal terminal) {
        PosMessage sale = terminal.withPin(terminal.payment("0200", "000000", "22", card, 1200), card, card.pin());
        return sale.with(22, "051");
    }

    /** F55 that signs an amount, without the tag that begins so. */
    private static byte[] chipData(long fen, String left) {
        String[][] tags = {
            {"9F0206", "%012d".formatted(fen)},
            {"9F0306", "000000000000"},
            {"9F1A02", "0156"},
            {"9505", "0000000000"},
            {"5F2A02", "0156"},
            {"9A03", "261122"},
            {"9C01", "00"},
            {"9F3704", "01020304"},
            {"8202", "7C00"},
            {"9F3602", "0007"}
        };
        StringBuilder signed = new StringBuilder();
        StringBuilder field = new StringBuilder();
        for (String[] tag : tags) {
            signed.append(tag[1]);
            field.append(tag[0].equals(left) ? "" : tag[0] + tag[1]);
        }
        HexFormat hex = HexFormat.of();
        byte[] proof = ApplicationCryptogram.of(hex.parseHex(CARD_KEY), 7, hex.parseHex(signed));
        return hex.parseHex(field + "9F2608" + hex.formatHex(proof));
    }

    @Test
    void a_track_under_the_track_key_is_read() {
        TerminalAtTheLine terminal = TerminalAtTheLine.withTrackKey(
                        NUMBER, running.host().portFor(NUMBER))
                .signedIn();
        assertThat(terminal.trackKey()).isPresent();
        assertThat(terminal.saleCode(STRIPE, card, 1200, card.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(STRIPE, card, 1200, TerminalAtTheLine.wrong(card.pin())))
                .isEqualTo("55");
        assertThat(terminal.saleCode(CHIP, card, 700, card.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CONTACTLESS, card, 100, "")).isEqualTo("00");
        assertThat(running.messages("lane"))
                .flatExtracting(Happening.HostMessage::fields)
                .filteredOn(field -> field.number() == 53)
                .extracting(Happening.Field::value)
                .contains("2610000000000000", "0610000000000000");
        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance() - 2000);
    }

    @Test
    void a_track_that_cannot_be_read_is_answered_a7() {
        try (RawTerminal terminal = new RawTerminal(NUMBER, running.host().port())) {
            terminal.signIn("004");
            byte[] right = terminal.trackKey();
            byte[] wrong = right.clone();
            wrong[3] ^= 0x55;
            assertThat(terminal.code(hidden(terminal, right))).isEqualTo("00");
            assertThat(terminal.code(hidden(terminal, wrong))).isEqualTo("A7");
            assertThat(whyOfTheLast()).isEqualTo("F35 is no track under the terminal's track key.");
            terminal.signIn("003");
            assertThat(terminal.code(hidden(terminal, right))).isEqualTo("A7");
            assertThat(whyOfTheLast()).contains("gave it no track key");
        }
        assertThat(lane.issuer().wrongTries(card)).isZero();
    }

    private PosMessage hidden(RawTerminal terminal, byte[] trackKey) {
        return terminal.withPin(terminal.payment("0200", "000000", "22", card, 100), card, card.pin())
                .with(35, TrackCipher.encrypt(trackKey, card.track2()))
                .with(53, "2610000000000000");
    }
}
