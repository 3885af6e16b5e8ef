package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.zh_cn.假如;

/** What a scenario starts from. */
@By(Actor.START)
public final class StartSteps {

    private final Scene scene;

    public StartSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("Switched on, the cashier logged in, signed in, on the idle screen.")
    @Given("a terminal ready for sales")
    @假如("终端已就绪，可以消费")
    public void ready() {
        scene.begin(1, "ready");
    }

    @Says("The same for two terminals of the bench; the scenario stands at the first.")
    @Takes(terminals = 2)
    @Given("two terminals ready for sales")
    @假如("两台终端已就绪，可以消费")
    public void twoReady() {
        scene.begin(2, "ready");
    }

    @Says("Switched on, at the login screen.")
    @Given("a terminal with nobody logged in")
    @假如("终端无人登录")
    public void loggedOut() {
        scene.begin(1, "logged-out");
    }

    @Says("As it is in the morning: signed off, then its power cut.")
    @Given("a terminal that was signed off and is switched off")
    @假如("终端已签退并关机")
    public void switchedOff() {
        scene.begin(1, "not-signed-in");
        scene.terminal().cutPower();
        scene.terminal().restorePower();
    }
}
