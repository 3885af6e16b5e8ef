package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posrig.host.TerminalAtTheLine.answered;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CHIP;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.Delivery;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.script.Action;
import org.posrig.host.script.Falsehood;
import org.posrig.host.script.Match;
import org.posrig.host.script.Rule;
import org.posrig.host.script.Sending;
import org.posrig.standin.acquirer.Outcome;

class ScriptAcceptanceTest {

    private static final String NUMBER = "20260001";
    private static final Match SALES = Match.of(MessageKind.SALE);

    @TempDir
    private static Path folder;

    private static RunningHost running;
    private HostLane lane;
    private TerminalAtTheLine terminal;
    private TestCard card;

    @BeforeAll
    static void start() {
        running = new RunningHost(Fixtures.config().withOwnPorts(Set.of(NUMBER)), folder);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void open() {
        lane = running.lane("lane", NUMBER);
        terminal = TerminalAtTheLine.impatient(NUMBER, running.host().portFor(NUMBER))
                .signedIn();
        card = lane.issuer().card("everyday debit");
    }

    @AfterEach
    void close() {
        lane.close();
    }

    private Outcome sale() {
        return terminal.sale(CHIP, card, 1200, card.pin());
    }

    private Outcome under(Action action) {
        lane.rules().add(Rule.next("test", SALES, action));
        return sale();
    }

    @Test
    void every_way_of_not_answering_is_seen_at_the_line_and_everything_works_afterwards() {
        for (Sending sending : List.of(
                Sending.HALF,
                Sending.RESET,
                Sending.CLOSE,
                Sending.SILENCE_BEFORE,
                Sending.SILENCE_AFTER,
                Sending.HOLD)) {
            assertThat(under(Action.send(sending))).as(sending.name()).isInstanceOf(Outcome.NoAnswer.class);
        }
        assertThat(under(Action.send(Sending.NOISE))).isInstanceOf(Outcome.Unusable.class);
        assertThat(under(Action.send(Sending.TWICE))).isInstanceOf(Outcome.Answered.class);
        assertThat(answered(sale()).code()).isEqualTo("00");
        assertThat(lane.rules().unmet()).isEmpty();
    }

    @Test
    void silence_before_reaches_no_issuer_and_silence_after_has_been_booked() {
        under(Action.send(Sending.SILENCE_BEFORE));
        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance());
        assertThat(lane.journal().endStates()).containsValue(EndState.NEVER_REACHED);

        under(Action.send(Sending.SILENCE_AFTER));
        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance() - 1200);
        assertThat(lane.journal().sales().getLast().delivery()).isEqualTo(Delivery.REPLY_LOST);
    }

    @Test
    void whatever_is_false_in_a_reply_is_noticed() {
        assertThat(under(Action.falsify(Falsehood.MAC))).isInstanceOf(Outcome.BadMac.class);
        assertThat(under(Action.falsify(Falsehood.TERMINAL))).isInstanceOf(Outcome.Unusable.class);
        assertThat(under(Action.falsify(Falsehood.AMOUNT))).isInstanceOf(Outcome.Unusable.class);
        assertThat(under(Action.falsify(Falsehood.TYPE))).isInstanceOf(Outcome.Unusable.class);
        // An answer under another trace number belongs to another question and is passed over.
        assertThat(under(Action.falsify(Falsehood.TRACE))).isInstanceOf(Outcome.NoAnswer.class);
    }

    @Test
    void a_code_and_fields_are_laid_down_and_covered_by_the_mac() {
        assertThat(answered(under(Action.answer("91"))).code()).isEqualTo("91");
        assertThat(answered(under(Action.carry(38, "ABC123"))).authorisation()).isEqualTo("ABC123");
        assertThat(under(Action.carry(64, ""))).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void an_approval_that_was_laid_down_is_booked_and_can_be_reversed() {
        assertThat(answered(under(Action.answer("00"))).code()).isEqualTo("00");
        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance() - 1200);

        assertThat(answered(terminal.reverse(terminal.trace(), CHIP, card, 1200, "98"))
                        .code())
                .isEqualTo("00");
        assertThat(lane.issuer().balance(card)).isEqualTo(card.balance());
    }

    @Test
    void a_delay_holds_no_session_and_is_kept_to() {
        TerminalAtTheLine patient = new TerminalAtTheLine(NUMBER, running.host().portFor(NUMBER));
        patient.signedIn();
        long[] late = new long[20];
        for (int i = 0; i < late.length; i++) {
            lane.rules().add(Rule.next("late", SALES, Action.late(Duration.ofMillis(80))));
            long began = System.nanoTime();
            assertThat(patient.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
            late[i] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        }
        assertThat(Arrays.stream(late)).allSatisfy(time -> assertThat(time).isBetween(79L, 400L));
    }

    @Test
    void refusing_for_a_while_shuts_the_door_and_opens_it_again() {
        lane.rules()
                .add(Rule.next(
                        "refuse",
                        SALES,
                        new Action(
                                Optional.empty(),
                                java.util.Map.of(),
                                Set.of(),
                                Duration.ZERO,
                                Sending.WHOLE,
                                OptionalInt.empty(),
                                Duration.ofMillis(400))));
        assertThat(sale()).isInstanceOf(Outcome.NoAnswer.class);
        eventually(Outcome.NotConnected.class);
        eventually(Outcome.Answered.class);
        assertThat(lane.journal().endStates()).containsValue(EndState.NEVER_REACHED);
    }

    private void eventually(Class<? extends Outcome> expected) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        Outcome outcome = terminal.echo();
        while (!expected.isInstance(outcome) && System.nanoTime() < deadline) {
            outcome = terminal.echo();
        }
        assertThat(outcome).isInstanceOf(expected);
    }

    @Test
    void a_lane_that_ends_takes_its_rules_and_the_weather_with_it() {
        lane.rules().add(Rule.next("never met", Match.of(MessageKind.ECHO), Action.answer("91")));
        lane.line(NUMBER).cable(true);
        lane.close();

        lane = running.lane("next", NUMBER);

        assertThat(answered(terminal.echo()).code()).isEqualTo("00");
    }

    @Test
    void a_reply_that_a_lane_has_held_back_or_delayed_never_comes_in_the_next_lane() throws Exception {
        try (RawTerminal lasting = new RawTerminal(NUMBER, running.host().portFor(NUMBER)).signedIn()) {
            lane.rules().add(Rule.next("held", Match.of(MessageKind.ECHO), Action.send(Sending.HOLD)));
            lane.rules().add(Rule.next("late", Match.of(MessageKind.BALANCE), Action.late(Duration.ofMillis(300))));
            HostLane first = lane;
            lasting.send(lasting.wire(RawTerminal.pack(lasting.echo())));
            lasting.send(lasting.wire(RawTerminal.pack(
                    lasting.payment("0200", "310000", "01", card, 0).with(64, new byte[8]))));
            awaitExchanges(first, 4);
            first.close();
            lane = running.lane("next", NUMBER);
            first.network().releaseReplies();
            awaitSaid("The late reply to 0200 balance", "is dropped: its lane is over.");

            assertThat(lasting.management("0820", "301").text(11)).contains("%06d".formatted(lasting.trace()));
        }
    }

    private static void awaitExchanges(HostLane of, int count) {
        await(() -> of.journal().exchanges().size() >= count);
    }

    private static void awaitSaid(String... words) {
        await(() -> Stream.of(words).allMatch(word -> running.everythingSaid().contains(word)));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void the_journal_is_on_disk_message_for_message_and_masked() {
        sale();
        String stan = "%06d".formatted(terminal.trace());
        // The file's own writer comes a moment after the messages, which may be told with others of an earlier lane.
        await(() -> onDisk("reply", stan).isPresent());

        JsonNode request = onDisk("request", stan).orElseThrow();
        JsonNode reply = onDisk("reply", stan).orElseThrow();
        assertThat(request.path("terminal").asText()).isEqualTo(NUMBER);
        assertThat(request.path("connection").asText()).isNotEmpty();
        assertThat(request.path("fields").path("4").path("value").asText()).isEqualTo("000000001200");
        assertThat(request.path("fields").path("52").path("value").asText()).isEqualTo("8 bytes");
        assertThat(reply.path("fields").path("39").path("value").asText()).isEqualTo("00");
        assertThat(journalText()).doesNotContain(card.pan()).doesNotContain(card.track2());
    }

    private static Optional<JsonNode> onDisk(String direction, String stan) {
        ObjectMapper json = new ObjectMapper();
        // A line that is being written is not yet one: only what a line feed ends counts.
        return Stream.of(journalText().split("(?<=\n)"))
                .filter(line -> line.endsWith("\n"))
                .map(line -> parsed(json, line))
                .filter(line -> line.path("direction").asText().equals(direction))
                .filter(line ->
                        line.path("fields").path("11").path("value").asText().equals(stan))
                .reduce((earlier, later) -> later);
    }

    private static JsonNode parsed(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String journalText() {
        try {
            return Files.readString(folder.resolve("journal.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
