package org.posrig.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.zh_cn.那么;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posrig.bench.ControlDoor;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.Exchange;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.journal.PinFailure;
import org.posrig.host.script.ExpectedExchange;
import org.posrig.host.script.Match;

/** What the host's journal holds, message for message, and whether the terminal's own agrees with it. */
@By(Actor.ACQUIRER)
public final class JournalSteps {

    private static final int REASON = 39;
    private static final int PIN_BLOCK = 52;

    /** What a void or a completion came for later was approved all the same. */
    private static final Set<EndState> APPROVED_ONCE = Set.of(EndState.APPROVED, EndState.VOIDED, EndState.COMPLETED);

    private static final Set<String> PAYMENTS = Arrays.stream(MessageKind.values())
            .filter(MessageKind::booked)
            .map(MessageKind::name)
            .collect(Collectors.toUnmodifiableSet());

    private final Scene scene;

    public JournalSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("A message of that kind, amount and card has reached the host.")
    @Then("the host has received a {message} of {amount} on {card}")
    @那么("主机收到一笔{message}，金额{amount}元，{card}")
    public void received(MessageKind kind, ParameterTypes.Amount amount, ParameterTypes.CardName name) {
        TestCard card = scene.card(name);
        requireMessage(
                Match.of(kind).between(amount.fen(), amount.fen()).onCard(card.name()),
                "a " + kind.written() + " of " + amount.yuan() + " on the " + card.name() + " card");
    }

    @Says(
            value = "The reversal gave that reason in field 39: 98 no answer came, A0 wrong MAC.",
            english = "the sale of 12.00 was reversed with reason A0",
            chinese = "12.00元的消费以原因码A0冲正")
    @Then("the sale of {amount} was reversed with reason {code}")
    @那么("{amount}元的消费以原因码{code}冲正")
    public void reversedBecause(ParameterTypes.Amount amount, String reason) {
        requireMessage(
                Match.of(MessageKind.REVERSAL)
                        .between(amount.fen(), amount.fen())
                        .withField(REASON, reason),
                "a reversal of " + amount.yuan() + " with reason " + reason);
    }

    @Says("A reversal with the trace number of that very sale came after it.")
    @Then("a reversal of the sale of {amount} followed")
    @那么("随后有{amount}元消费的冲正")
    public void reversalFollowed(ParameterTypes.Amount amount) {
        boolean followed = scene.host().journal().sales().stream()
                .filter(sale -> sale.fen() == amount.fen())
                .anyMatch(sale -> scene.host().journal().reversalOf(sale).isPresent());
        require(
                followed,
                "should have got a reversal after the sale of " + amount.yuan(),
                ExpectedExchange.of(MessageKind.REVERSAL, amount.fen()));
    }

    @Says("Reversal, sign-in, next sale: in that order on the host.")
    @Then("the terminal signed in between the reversal of {amount} and the sale of {amount}")
    @那么("终端在{amount}元的冲正之后、{amount}元的消费之前签到")
    public void signedInBetween(ParameterTypes.Amount reversed, ParameterTypes.Amount sold) {
        long reversal = number(MessageKind.REVERSAL, reversed);
        long sale = number(MessageKind.SALE, sold);
        boolean signedIn = scene.host().journal().exchanges(MessageKind.SIGN_IN).stream()
                .anyMatch(exchange -> exchange.number() > reversal && exchange.number() < sale);
        require(
                reversal > 0 && sale > reversal && signedIn,
                "should have got a reversal of " + reversed.yuan() + ", then a sign-in, then a sale of " + sold.yuan());
    }

    /**
     * All of them, in order. Columns: which terminal of the scenario (first, second), the card, the code; when and why are required
     * beside, and that a record holds no full card number.
     */
    @Says(
            "The host has exactly these PIN refusals on record, in this order; a table with the columns terminal (first, second), card and code follows.")
    @Then("the host's record of refused PINs is:")
    @那么("主机对被拒密码的记录为:")
    public void refusedPins(DataTable expected) {
        List<List<String>> recorded = new ArrayList<>();
        for (PinFailure failure : scene.host().journal().pinFailures()) {
            require(
                    !failure.at().isAfter(scene.host().issuer().now())
                            && failure.why().endsWith(".")
                            && failure.maskedCard().contains("***"),
                    "should have on record when and why a PIN was refused, and of which card in masked form");
            recorded.add(List.of(ordinal(failure.terminalNumber()), failure.card(), failure.code()));
        }
        List<List<String>> wanted = expected.asLists().stream()
                .skip(1)
                .map(row -> List.of(
                        row.get(0).replace("第一台", "first").replace("第二台", "second"),
                        scene.card(new ParameterTypes.CardName(row.get(1))).name(),
                        row.get(2)))
                .toList();
        require(
                recorded.equals(wanted),
                "should have on record as refused PINs (terminal, card, code) " + wanted + ", but has " + recorded);
    }

    private String ordinal(String terminalNumber) {
        return scene.lane()
                        .registration(scene.lane().terminals().getFirst())
                        .terminalNumber()
                        .equals(terminalNumber)
                ? "first"
                : "second";
    }

    @Says("Field 52 was empty in every message of the scenario.")
    @Then("no message carried a PIN block")
    @那么("没有任何消息带有密码")
    public void noPinBlock() {
        require(
                scene.host().rules().count(Match.ANY.withField(PIN_BLOCK, "present")) == 0,
                "should have got no PIN block at all");
    }

    /** Each request of a sale under a trace number of its own has one end state; all of this amount must have this one. */
    @Says(
            "Every sale of that amount has that end state on the host's books: approved, declined, reversed or never reached.")
    @Then("the sale of {amount} ended as {endState}")
    @那么("{amount}元的消费最终{endState}")
    public void ended(ParameterTypes.Amount amount, EndState expected) {
        List<Exchange> sales = scene.host().journal().sales().stream()
                .filter(sale -> sale.fen() == amount.fen() && sale.endState().isPresent())
                .toList();
        require(
                !sales.isEmpty()
                        && sales.stream().allMatch(sale -> sale.endState().get() == expected),
                "should have the sale of " + amount.yuan() + " as "
                        + expected.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                ExpectedExchange.of(MessageKind.SALE, amount.fen()).endingAs(expected));
    }

    /** What the terminal believes to be sold must be what the host has approved; a hand inside the terminal is needed for it. */
    @Says(
            "What the terminal keeps as sold is what the host has approved, trace number by trace number; stand-in benches only.")
    @Then("the terminal's journal agrees with the host's")
    @那么("终端与主机的流水一致")
    public void agrees() {
        ControlDoor inside = scene.handInside();
        String number = scene.lane().registration(scene.terminal()).terminalNumber();
        Map<Integer, String> host = new TreeMap<>();
        Map<Integer, String> terminal = new TreeMap<>();
        int first = Integer.MAX_VALUE;
        for (Exchange exchange : scene.host().journal().exchanges()) {
            if (exchange.terminalNumber().equals(number)) {
                first = Math.min(first, exchange.trace());
            }
        }
        scene.host().journal().endStates().forEach((key, state) -> {
            if (key.terminalNumber().equals(number) && APPROVED_ONCE.contains(state)) {
                Booking booking = scene.host().journal().booking(key).orElseThrow();
                host.put(key.trace(), booking.kind().name() + " " + booking.fen());
            }
        });
        for (ControlDoor.Kept kept : inside.journal()) {
            if (kept.trace() >= first && PAYMENTS.contains(kept.kind())) {
                terminal.put(kept.trace(), kept.kind() + " " + kept.fen());
            }
            if (kept.kind().equals("REVERSED")) {
                terminal.remove(kept.trace());
            }
        }
        require(
                host.equals(terminal),
                "and the terminal should have made the same payments; by trace number in fen, the host has " + host
                        + " and the terminal " + terminal);
    }

    private long number(MessageKind kind, ParameterTypes.Amount amount) {
        return scene.host().journal().exchanges(kind).stream()
                .filter(exchange -> exchange.fen() == amount.fen())
                .mapToLong(Exchange::number)
                .findFirst()
                .orElse(0);
    }

    // What the terminal has just been made to send may be on its way yet.
    private void requireMessage(Match match, String expected) {
        Duration within = scene.terminal().profile().timing().screen();
        scene.host().rules().missing(match, expected, within).ifPresent(why -> {
            throw new HostMismatch(why, scene);
        });
    }

    private void require(boolean holds, String rest, ExpectedExchange expected) {
        if (!holds) {
            throw new HostMismatch("The host " + rest + ".", expected, scene);
        }
    }

    private void require(boolean holds, String rest) {
        if (!holds) {
            throw new HostMismatch("The host " + rest + ".", scene);
        }
    }
}
