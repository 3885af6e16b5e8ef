package org.posrig.steps;

import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.当;
import java.util.Comparator;
import java.util.Map;
import org.posrig.bench.Operators;
import org.posrig.host.journal.Booking;
import org.posrig.host.journal.Exchange;
import org.posrig.host.journal.MessageKind;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Value;

/**
 * The payments beside the sale: what stands on the first receipt (trace number, reference, authorisation) is read off the host's books, and
 * the supervisor gives the password where the terminal asks for it.
 */
@By(Actor.CASHIER)
public final class PaymentSteps {

    private static final String CONTACTLESS = "contactless";
    private static final String SUPERVISOR_PASSWORD = "supervisor-password";

    private final Scene scene;

    public PaymentSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Takes a payment back: a sale or completion by its trace number, a pre-authorisation by its authorisation.")
    @Takes(card = true)
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

    @Says("Asks for a void and gives that supervisor's password.")
    @When("the cashier tries to void a sale with the {whichPassword} supervisor's password")
    @当("收银员用{whichPassword}主管密码尝试撤销")
    public void triesToVoid(String password) {
        choose("void");
        giveSupervisorPassword(password);
    }

    @Says("Asks for a void and names a sale that has been voided before.")
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

    @Says("Gives back a part of a sale or all of it, by the reference on its receipt.")
    @Takes(card = true)
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

    @Says("Asks for what the card can still spend.")
    @Takes(card = true)
    @When("the cashier asks for the balance of {card}")
    @当("收银员查询{card}的余额")
    public void asksForBalance(ParameterTypes.CardName card) {
        choose("balance");
        present(card);
    }

    @Says("Has an amount held on the card.")
    @Takes(card = true)
    @When("the cashier pre-authorises {amount} on {card}")
    @当("收银员预授权{amount}元，{card}")
    public void preAuthorises(ParameterTypes.Amount amount, ParameterTypes.CardName card) {
        choose("pre-authorisation");
        enterAmount(amount);
        present(card);
    }

    @Says("Charges what was held, or less, by its authorisation.")
    @Takes(card = true)
    @When("the cashier completes {amount} of the pre-authorisation of {amount} on {card}")
    @当("收银员预授权完成{amount}元，原预授权{amount}元，{card}")
    public void completes(ParameterTypes.Amount part, ParameterTypes.Amount held, ParameterTypes.CardName card) {
        choose("completion");
        nameByAuthorisation(original(MessageKind.PRE_AUTHORISATION, held));
        enterAmount(part);
        present(card);
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
}
