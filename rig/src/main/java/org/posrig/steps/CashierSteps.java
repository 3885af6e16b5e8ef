package org.posrig.steps;

import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.当;

/** What the cashier does. */
@By(Actor.CASHIER)
public final class CashierSteps {

    private final Scene scene;
    private final Sales sales;

    public CashierSteps(Scene scene, Sales sales) {
        this.scene = scene;
        this.sales = sales;
    }

    @Says("Opens a sale and types the amount; the terminal then waits for a card.")
    @When("the cashier starts a sale of {amount}")
    @当("收银员发起{amount}元的消费")
    public void startsSale(ParameterTypes.Amount amount) {
        sales.start(amount);
    }

    @Says("Tries to open a sale, whatever the terminal makes of it.")
    @When("the cashier asks for a sale")
    @当("收银员尝试消费")
    public void asksForSale() {
        scene.terminal().perform("request-sale");
    }

    @Says("Puts away what the terminal says, with the key that does it; whatever comes then.")
    @When("the cashier acknowledges what the terminal says")
    @当("收银员确认终端的提示")
    public void acknowledges() {
        scene.terminal().perform("acknowledge");
    }

    @Says("Switches the terminal on and waits for its login.")
    @When("the cashier switches the terminal on")
    @当("收银员开机")
    public void switchesOn() {
        scene.terminal().perform("power-on");
    }

    @Says("Signs the terminal in from the menu: new working keys from the host.")
    @When("the cashier signs the terminal in")
    @当("收银员签到")
    public void signsIn() {
        scene.terminal().perform("sign-in");
    }

    /** The scenario's other terminal. */
    @Says("Cashier and cardholder go to the other terminal of the scenario.")
    @When("they go on at the second terminal")
    @当("改用第二台终端")
    public void toSecondTerminal() {
        scene.goTo(1);
    }

    @Says("Cashier and cardholder go back to where they began.")
    @When("they go back to the first terminal")
    @当("回到第一台终端")
    public void toFirstTerminal() {
        scene.goTo(0);
    }
}
