package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.posrig.host.issuer.CardInterface;
import org.posrig.host.issuer.Purchase;
import org.posrig.host.issuer.TestCard;
import org.posrig.terminal.CardReader;
import org.posrig.terminal.Debt;
import org.posrig.terminal.Value;

/** What the cardholder does. PINs go by name: the right one, a wrong one. */
@By(Actor.CARDHOLDER)
public final class CardholderSteps {

    private static final int TRIES = 3;
    private static final int TOO_FEW = 3;

    /** Public applications give 60 seconds. */
    private static final Duration MORE_THAN_A_PIN_TAKES = Duration.ofSeconds(90);

    private final Scene scene;
    private final Sales sales;

    public CardholderSteps(Scene scene, Sales sales) {
        this.scene = scene;
        this.sales = sales;
    }

    @Says(
            "Brings a card to the terminal by chip, stripe or tap, and goes on to where the PIN or the amount is asked for.")
    @Takes(card = true)
    @When("the cardholder {presents} {card}")
    @当("持卡人{presents}{card}")
    public void presents(CardReader.Way way, ParameterTypes.CardName card) {
        scene.present(scene.card(card), way);
    }

    @Says("Types the PIN of the card presented last, or one that is wrong in every digit, and confirms it.")
    @When("the cardholder enters {whichPin} PIN")
    @当("持卡人输入{whichPin}的密码")
    public void entersPin(ParameterTypes.Pin pin) {
        sales.enterPin(pin);
    }

    @Says("Types a wrong PIN, notices the slip, presses the key that clears and types the right one.")
    @When("the cardholder mistypes the PIN, clears it and enters the right one")
    @当("持卡人输错密码，清除后输入正确的密码")
    public void mistypes() {
        scene.terminal()
                .perform(
                        "mistype-pin",
                        Map.of(
                                "wrong-pin", scene.pin(ParameterTypes.Pin.WRONG),
                                "pin", scene.pin(ParameterTypes.Pin.RIGHT)));
    }

    @Says("Types fewer digits than any PIN has, and confirms them.")
    @When("the cardholder enters too few digits")
    @当("持卡人输入的密码位数不足")
    public void entersTooFew() {
        String pin = scene.cardInHand().pin();
        scene.terminal().perform("enter-short-pin", Map.of("short-pin", Value.secret(pin.substring(0, TOO_FEW))));
    }

    @Says("Clears what has been typed so far, types the PIN and confirms it.")
    @When("the cardholder clears the entry and enters {whichPin} PIN")
    @当("持卡人清除后输入{whichPin}的密码")
    public void clearsAndEnters(ParameterTypes.Pin pin) {
        scene.terminal().perform("clear-and-enter-pin", Map.of("pin", scene.pin(pin)));
    }

    @Says("Confirms without any digit: the terminal may send the sale without a PIN.")
    @When("the cardholder goes on without a PIN")
    @当("持卡人不输密码直接确认")
    public void skipsPin() {
        scene.terminal().perform("skip-pin");
    }

    @Says(
            "The clock of the terminal moves on by more than it gives anybody for a PIN; nobody waits. Stand-in benches only.")
    @When("the cardholder lets the time for the PIN run out")
    @当("持卡人迟迟不输入密码")
    public void letsTimeRunOut() {
        // Its date moves with it, and texted codes are bound to the time.
        scene.owe(new Debt.Clock());
        scene.lane().clockMoved("the terminal's", MORE_THAN_A_PIN_TAKES);
        scene.handInside().passTime(MORE_THAN_A_PIN_TAKES);
    }

    @Says("Presses the key that cancels instead of a PIN.")
    @When("the cardholder cancels the PIN entry")
    @当("持卡人取消输入密码")
    public void cancelsPin() {
        scene.terminal().perform("decline-pin");
    }

    /** A whole sale by chip, up to the PIN. */
    @Says(
            "A whole sale by chip up to the PIN: amount, card, PIN, confirmed; what the terminal makes of it is for the next Then.")
    @Takes(card = true)
    @When("the cardholder tries to pay {amount} with {card} and {whichPin} PIN")
    @当("持卡人支付{amount}元，用{card}和{whichPin}的密码")
    public void paysByChip(ParameterTypes.Amount amount, ParameterTypes.CardName card, ParameterTypes.Pin pin) {
        sales.byChip(amount, scene.card(card), pin);
    }

    @Says("A whole sale by tap, up to where the terminal asks for the PIN or does not.")
    @Takes(card = true)
    @When("the cardholder taps {card} for {amount}")
    @当("持卡人挥{card}支付{amount}元")
    public void paysByTap(ParameterTypes.CardName card, ParameterTypes.Amount amount) {
        sales.start(amount);
        scene.present(scene.card(card), CardReader.Way.CONTACTLESS);
    }

    @Says("Three sales with a wrong PIN have locked the card at the issuer.")
    @Takes(card = true)
    @Given("the PIN tries of {card} are used up")
    @假如("{card}的密码错误次数已超限")
    public void triesUsedUp(ParameterTypes.CardName name) {
        for (int i = 1; i <= TRIES; i++) {
            sales.byChip(new ParameterTypes.Amount(100), scene.card(name), ParameterTypes.Pin.WRONG);
            scene.await(i < TRIES ? "wrong-pin" : "tries-exceeded");
        }
    }

    @Says("Three wrong PINs at other merchants' terminals have locked the card, and this terminal has not seen it.")
    @Given("the PIN tries of {card} were used up at another merchant's")
    @假如("{card}的密码错误次数已在别处超限")
    public void triesUsedUpElsewhere(ParameterTypes.CardName name) {
        TestCard card = scene.card(name);
        Purchase purchase =
                new Purchase(card.pan(), 100, Optional.of(CardInterface.CHIP), Optional.of(Scene.wrongPin(card.pin())));
        for (int i = 1; i <= TRIES; i++) {
            scene.host().issuer().decide(purchase);
        }
    }
}
