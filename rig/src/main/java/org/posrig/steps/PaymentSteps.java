package org.posrig.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.当;
import io.cucumber.java.zh_cn.那么;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.posrig.bench.Operators;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.EndState;
import org.posrig.host.journal.Exchange;
import org.posrig.host.journal.MessageKind;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Value;

/**
 * The payments beside the sale: what stands on the first receipt (trace number, reference, authorisation) is read off the host's books, and
 * the supervisor gives the password where the terminal asks for it.
 */
public final class PaymentSteps {

    private static final String CONTACTLESS = "contactless";
    private static final String SUPERVISOR_PASSWORD = "supervisor-password";

    private final Scene scene;

    public PaymentSteps(Scene scene) {
        this.scene = scene;
    }

    /** A sale or a completion by its trace number, a pre-authorisation by its authorisation. */
    @When("the cashier voids the {message} of {amount} on {card}")
    @当("收银员撤销{message}{amount}元，{card}")
    public void voids(MessageKind kind, ParameterTypes.Amount amount, ParameterTypes.CardName card) {
        choose(kind == MessageKind.SALE ? "void" : kind.written() + "-void");
        giveSupervisorPassword(Operators.DELIVERED);
        if (kind == MessageKind.PRE_AUTHORISATION) {
            nameByAuthorisation(original(kind, amount));
            enterAmount(amount);
        } else {
            perform(
                    "name-by-trace",
                    "trace",
                    Integer.toString(original(kind, amount).trace()));
        }
        present(card);
    }

    @When("the cashier tries to void a sale with the {whichPassword} supervisor's password")
    @当("收银员用{whichPassword}主管密码尝试撤销")
    public void triesToVoid(String password) {
        choose("void");
        giveSupervisorPassword(password);
    }

    /** The trace number of a payment that can be anything but a sale of this batch. */
    @When("the cashier tries to void the sale of {amount} a second time")
    @当("收银员再次尝试撤销{amount}元的消费")
    public void voidsAgain(ParameterTypes.Amount amount) {
        choose("void");
        giveSupervisorPassword(Operators.DELIVERED);
        perform(
                "give-trace",
                "trace",
                Integer.toString(original(MessageKind.SALE, amount).trace()));
    }

    @When("the cashier refunds {amount} of the sale of {amount} on {card}")
    @当("收银员退货{amount}元，原消费{amount}元，{card}")
    public void refunds(ParameterTypes.Amount part, ParameterTypes.Amount sale, ParameterTypes.CardName card) {
        choose("refund");
        giveSupervisorPassword(Operators.DELIVERED);
        Booking booking = booking(original(MessageKind.SALE, sale));
        scene.terminal()
                .perform(
                        "name-by-reference",
                        Map.of(
                                "reference", Value.open(booking.reference()),
                                "date", Value.open(date(booking))));
        enterAmount(part);
        present(card);
    }

    @When("the cashier asks for the balance of {card}")
    @当("收银员查询{card}的余额")
    public void asksForBalance(ParameterTypes.CardName card) {
        choose("balance");
        present(card);
    }

    @When("the cashier pre-authorises {amount} on {card}")
    @当("收银员预授权{amount}元，{card}")
    public void preAuthorises(ParameterTypes.Amount amount, ParameterTypes.CardName card) {
        choose("pre-authorisation");
        enterAmount(amount);
        present(card);
    }

    @When("the cashier completes {amount} of the pre-authorisation of {amount} on {card}")
    @当("收银员预授权完成{amount}元，原预授权{amount}元，{card}")
    public void completes(ParameterTypes.Amount part, ParameterTypes.Amount held, ParameterTypes.CardName card) {
        choose("completion");
        nameByAuthorisation(original(MessageKind.PRE_AUTHORISATION, held));
        enterAmount(part);
        present(card);
    }

    @Then("the terminal says that the supervisor's password is wrong")
    @那么("终端提示主管密码错")
    public void wrongSupervisorPassword() {
        scene.await("supervisor-wrong");
    }

    @Then("the terminal says that the sale was voided before")
    @那么("终端提示原交易已撤销")
    public void voidedBefore() {
        scene.await("voided-before");
    }

    @Then("the terminal shows a balance of {amount}")
    @那么("终端显示可用余额{amount}元")
    public void showsBalance(ParameterTypes.Amount amount) {
        scene.terminal().await(List.of("balance"), List.of(amount.yuan()));
        scene.terminal().requireNever("balance-owed");
    }

    @Then("the terminal shows that {amount} is owed")
    @那么("终端显示欠款{amount}元")
    public void showsOwed(ParameterTypes.Amount amount) {
        scene.terminal().await(List.of("balance-owed"), List.of(amount.yuan()));
    }

    @Then("{amount} is held on {card}")
    @那么("预授权冻结{amount}元，{card}")
    public void held(ParameterTypes.Amount amount, ParameterTypes.CardName name) {
        TestCard card = scene.card(name);
        long held = scene.host().issuer().held(card);
        if (held != amount.fen()) {
            throw new HostMismatch(
                    "The issuer should hold " + amount.yuan() + " on the " + card.name() + " card, but holds "
                            + new ParameterTypes.Amount(held).yuan() + ".",
                    scene);
        }
    }

    @Then("the host's books have the {message} of {amount} as {endState}")
    @那么("主机账上{message}{amount}元{endState}")
    public void stands(MessageKind kind, ParameterTypes.Amount amount, EndState expected) {
        // Of this lane alone: the books keep earlier scenarios' payments as well.
        List<EndState> states = scene.host().journal().exchanges(kind).stream()
                .filter(exchange -> exchange.fen() == amount.fen())
                .flatMap(exchange -> exchange.endState().stream())
                .toList();
        if (states.isEmpty() || states.stream().anyMatch(state -> state != expected)) {
            throw new HostMismatch(
                    "The host's books should have the " + kind.written() + " of " + amount.yuan() + " as "
                            + written(expected) + ", but have "
                            + (states.isEmpty()
                                    ? "none"
                                    : String.join(
                                            ", ",
                                            states.stream()
                                                    .map(PaymentSteps::written)
                                                    .toList()))
                            + ".",
                    scene);
        }
    }

    @Then("the host has received no {message}")
    @那么("主机没有收到{message}消息")
    public void receivedNone(MessageKind kind) {
        if (!scene.host().journal().exchanges(kind).isEmpty()) {
            throw new HostMismatch("The host should have got no " + kind.written() + ".", scene);
        }
    }

    @Then("the host has received a {message}")
    @那么("主机收到{message}消息")
    public void receivedOne(MessageKind kind) {
        if (scene.host().journal().exchanges(kind).isEmpty()) {
            throw new HostMismatch("The host should have got a " + kind.written() + ".", scene);
        }
    }

    private void choose(String payment) {
        scene.terminal().withdrawCard();
        scene.terminal().perform("choose-" + payment);
    }

    private void giveSupervisorPassword(String which) {
        Value password = scene.lane().operators().operator("supervisor").password(which);
        scene.terminal().perform("give-supervisor-password", Map.of(SUPERVISOR_PASSWORD, password));
    }

    private void nameByAuthorisation(Exchange original) {
        Booking booking = booking(original);
        scene.terminal()
                .perform(
                        "name-by-authorisation",
                        Map.of(
                                "authorisation", Value.open(booking.authorisation()),
                                "date", Value.open(date(booking))));
    }

    private void enterAmount(ParameterTypes.Amount amount) {
        scene.terminal().perform("enter-amount", Map.of("amount", Value.amount(amount.fen())));
    }

    private void perform(String flow, String parameter, String digits) {
        scene.terminal().perform(flow, Map.of(parameter, Value.open(digits)));
    }

    /** By tap where the terminal can: it is the quickest. */
    private void present(ParameterTypes.CardName name) {
        boolean taps = scene.terminal().profile().capabilities().contains(CONTACTLESS);
        scene.present(scene.card(name), taps ? CardReader.Way.CONTACTLESS : CardReader.Way.CHIP);
    }

    private Exchange original(MessageKind kind, ParameterTypes.Amount amount) {
        return scene.host().journal().exchanges(kind).stream()
                .filter(exchange ->
                        exchange.fen() == amount.fen() && exchange.code().equals("00"))
                .max(Comparator.comparingLong(Exchange::number))
                .orElseThrow(() -> new HostMismatch(
                        "The host should have approved a " + kind.written() + " of " + amount.yuan()
                                + " for this step to be about.",
                        scene));
    }

    private Booking booking(Exchange original) {
        return scene.host().journal().booking(original.key()).orElseThrow();
    }

    /** A reference number begins with month and day. */
    private static String date(Booking booking) {
        return booking.reference().substring(0, 4);
    }

    private static String written(EndState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
