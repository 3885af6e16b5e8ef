package org.posrig.steps;

import io.cucumber.java.en.When;
import io.cucumber.java.zh_cn.当;

/** What the cashier does. */
public final class CashierSteps {

    private final Scene scene;
    private final Sales sales;

    public CashierSteps(Scene scene, Sales sales) {
        this.scene = scene;
        this.sales = sales;
    }

    @When("the cashier starts a sale of {amount}")
    @当("收银员发起{amount}元的消费")
    public void startsSale(ParameterTypes.Amount amount) {
        sales.start(amount);
    }

    /** Tries to open a sale, whatever the terminal makes of it. */
    @When("the cashier asks for a sale")
    @当("收银员尝试消费")
    public void asksForSale() {
        scene.terminal().perform("request-sale");
    }

    @When("the cashier switches the terminal on")
    @当("收银员开机")
    public void switchesOn() {
        scene.terminal().perform("power-on");
    }

    @When("the cashier signs the terminal in")
    @当("收银员签到")
    public void signsIn() {
        scene.terminal().perform("sign-in");
    }

    /** The scenario's other terminal. */
    @When("they go on at the second terminal")
    @当("改用第二台终端")
    public void toSecondTerminal() {
        scene.goTo(1);
    }

    @When("they go back to the first terminal")
    @当("回到第一台终端")
    public void toFirstTerminal() {
        scene.goTo(0);
    }
}
