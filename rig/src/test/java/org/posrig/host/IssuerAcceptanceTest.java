package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posrig.host.TerminalAtTheLine.NO_PIN;
import static org.posrig.host.TerminalAtTheLine.wrong;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CHIP;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CONTACTLESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.issuer.CardState;
import org.posrig.host.issuer.TestCard;

class IssuerAcceptanceTest {

    private static final String NUMBER = "20260001";
    private static final String CARDS = """
            issuer: {tries-exceeded: "38", pin-not-activated: "75", pin-expired: "62", lock-time: 30m, same-card: {sales: 2, above: 20.00, within: 5m}}
            cards:
              - {name: plain, pan: "6212340000000000012", expiry: "3012", sequence: "001", service-code: "220", pin: "258036", balance: 8000.00, interfaces: [chip, contactless]}
              - {name: stolen, pan: "6212340000000000020", expiry: "3012", sequence: "001", service-code: "220", pin: "741852", balance: 8000.00, interfaces: [chip], state: stolen}
              - {name: old, pan: "6212340000000000038", expiry: "2401", sequence: "001", service-code: "220", pin: "963147", balance: 8000.00, interfaces: [chip]}
              - {name: limited, pan: "6212340000000000046", expiry: "3012", sequence: "001", service-code: "220", pin: "369258", balance: 8000.00, interfaces: [chip, contactless], day-limit: 10.00, day-count: 3}
            """;

    @TempDir
    Path folder;

    private RunningHost running;
    private HostLane lane;
    private TerminalAtTheLine terminal;
    private TestCard card;

    @BeforeEach
    void open() throws IOException {
        Path file = Files.writeString(folder.resolve("cards.yaml"), CARDS);
        CardFile cards = CardFile.read(file, Fixtures.FOLDER.resolve("cards/test-prefixes.yaml"));
        running = new RunningHost(HostConfig.of(cards, Fixtures.terminals(), Fixtures.keys()), folder);
        lane = running.lane("lane", NUMBER);
        terminal = running.terminal(NUMBER).signedIn();
        card = lane.issuer().card("plain");
    }

    @AfterEach
    void close() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource({
        "normal,00,00",
        "kept,04,04",
        "dormant,21,21",
        "fraud,34,34",
        "pin-locked,38,38",
        "lost,41,41",
        "stolen,43,43",
        "expired,54,54",
        "restricted,62,62",
        "pin-not-activated,75,00",
        "pin-expired,62,00"
    })
    void a_cards_state_is_told_by_its_code(String state, String withPin, String tap) {
        lane.issuer().putState(card, CardState.of(state).orElseThrow());

        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo(withPin);
        assertThat(terminal.saleCode(CONTACTLESS, card, 100, NO_PIN)).isEqualTo(tap);
        assertThat(lane.issuer().wrongTries(card)).isZero();
    }

    @Test
    void states_and_dates_of_the_card_file_hold_from_the_beginning() {
        TestCard stolen = lane.issuer().card("stolen");
        TestCard old = lane.issuer().card("old");

        assertThat(terminal.saleCode(CHIP, stolen, 100, stolen.pin())).isEqualTo("43");
        assertThat(terminal.saleCode(CHIP, old, 100, old.pin())).isEqualTo("54");
    }

    @Test
    void a_card_is_over_once_the_lanes_clock_has_left_its_month() {
        lane.issuer().advanceClock(Duration.ofDays(365 * 5));

        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("54");
    }

    @Test
    void used_up_tries_are_told_as_the_file_says_and_as_the_lane_says() {
        assertThat(terminal.saleCode(CHIP, card, 100, wrong(card.pin()))).isEqualTo("55");
        assertThat(terminal.saleCode(CHIP, card, 100, wrong(card.pin()))).isEqualTo("55");
        assertThat(terminal.saleCode(CHIP, card, 100, wrong(card.pin()))).isEqualTo("38");

        lane.issuer().change(rules -> rules.withTriesExceededCode("55"));

        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("55");
        assertThat(lane.issuer().locked(card)).isTrue();
    }

    @Test
    void unlocking_ends_the_state_of_a_pin_locked_card() {
        lane.issuer().putState(card, CardState.PIN_LOCKED);
        lane.issuer().unlock(card);

        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
    }

    @Test
    void amounts_and_numbers_of_a_day_have_limits_that_a_reversal_gives_back_and_the_next_day_begins_afresh() {
        TestCard limited = lane.issuer().card("limited");
        assertThat(terminal.saleCode(CHIP, limited, 600, limited.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CHIP, limited, 401, limited.pin())).isEqualTo("61");
        assertThat(terminal.saleCode(CHIP, limited, 400, limited.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CHIP, limited, 1, limited.pin())).isEqualTo("61");
        terminal.reverse(terminal.trace() - 1, CHIP, limited, 400, "98");
        assertThat(terminal.saleCode(CHIP, limited, 1, limited.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CHIP, limited, 1, limited.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CHIP, limited, 1, limited.pin())).isEqualTo("65");

        lane.issuer().advanceClock(Duration.ofDays(1));

        assertThat(terminal.saleCode(CHIP, limited, 1000, limited.pin())).isEqualTo("00");
    }

    @Test
    void a_lock_lasts_as_long_as_the_file_says() {
        for (int i = 0; i < 3; i++) {
            terminal.saleCode(CHIP, card, 100, wrong(card.pin()));
        }
        lane.issuer().advanceClock(Duration.ofMinutes(29));
        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("38");
        lane.issuer().advanceClock(Duration.ofMinutes(1));
        assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
    }

    @Test
    void the_same_card_too_often_above_an_amount_is_refused_for_a_while() {
        assertThat(terminal.saleCode(CHIP, card, 2001, card.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CHIP, card, 2002, card.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CHIP, card, 2001, card.pin())).isEqualTo("62");
        assertThat(terminal.saleCode(CHIP, card, 2000, card.pin())).isEqualTo("00");
        terminal.reverse(terminal.trace() - 2, CHIP, card, 2002, "98");
        assertThat(terminal.saleCode(CHIP, card, 2001, card.pin())).isEqualTo("00");
        assertThat(terminal.saleCode(CHIP, card, 2001, card.pin())).isEqualTo("62");

        lane.issuer().advanceClock(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(terminal.saleCode(CHIP, card, 2001, card.pin())).isEqualTo("00");
    }
}
