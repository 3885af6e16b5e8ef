package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.假如;
import io.cucumber.java.zh_cn.当;
import org.posrig.host.issuer.TestCard;
import org.posrig.terminal.CardReader;

/** What the cardholder does. PINs go by name: the right one, a wrong one. */
public final class CardholderSteps {

    private static final int TRIES = 3;

    private final Scene scene;
    private final Sales sales;

    public CardholderSteps(Scene scene, Sales sales) {
        this.scene = scene;
        this.sales = sales;
    }

    @When("the cardholder {presents} {card}")
    @当("持卡人{presents}{card}")
    public void presents(CardReader.Way way, ParameterTypes.CardName card) {
        scene.present(scene.card(card), way);
    }

    @When("the cardholder enters {whichPin} PIN")
    @当("持卡人输入{whichPin}的密码")
    public void entersPin(ParameterTypes.Pin pin) {
        sales.enterPin(pin);
    }

    @When("the cardholder cancels the PIN entry")
    @当("持卡人取消输入密码")
    public void cancelsPin() {
        scene.terminal().perform("decline-pin");
    }

    /** A whole sale by chip, up to the PIN. */
    @When("the cardholder tries to pay {amount} with {card} and {whichPin} PIN")
    @当("持卡人用{card}和{whichPin}的密码支付{amount}元")
    public void paysByChip(Object first, Object second, Object third) {
        // English and Chinese name the three in different orders.
        ParameterTypes.Amount amount = one(ParameterTypes.Amount.class, first, second, third);
        TestCard card = scene.card(one(ParameterTypes.CardName.class, first, second, third));
        sales.byChip(amount, card, one(ParameterTypes.Pin.class, first, second, third));
    }

    /** A whole sale by tap, up to where the terminal asks for the PIN or does not. */
    @When("the cardholder taps {card} for {amount}")
    @当("持卡人挥{card}支付{amount}元")
    public void paysByTap(ParameterTypes.CardName card, ParameterTypes.Amount amount) {
        sales.start(amount);
        scene.present(scene.card(card), CardReader.Way.CONTACTLESS);
    }

    @Given("the PIN tries of {card} are used up")
    @假如("{card}的密码错误次数已超限")
    public void triesUsedUp(ParameterTypes.CardName name) {
        for (int i = 1; i <= TRIES; i++) {
            sales.byChip(new ParameterTypes.Amount(100), scene.card(name), ParameterTypes.Pin.WRONG);
            scene.await(i < TRIES ? "wrong-pin" : "tries-exceeded");
        }
    }

    private static <T> T one(Class<T> type, Object... values) {
        for (Object value : values) {
            if (type.isInstance(value)) {
                return type.cast(value);
            }
        }
        throw new IllegalStateException("A step of this kind has a " + type.getSimpleName() + ".");
    }
}
