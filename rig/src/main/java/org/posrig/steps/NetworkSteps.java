package org.posrig.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.zh_cn.假如;
import org.posrig.terminal.Debt;

/** What the network between terminal and host does. A lost sale leaves a pending reversal, which the ledger must know of first. */
public final class NetworkSteps {

    private final Scene scene;

    public NetworkSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("the next sale is lost on its way to the host")
    @假如("下一笔消费在发往主机途中丢失")
    public void loseRequest() {
        scene.lane().owe(scene.terminal(), new Debt.SignIn());
        scene.host().network().loseNextRequest();
    }

    @Given("the answer to the next sale is lost on its way back")
    @假如("下一笔消费的应答在返回途中丢失")
    public void loseReply() {
        scene.lane().owe(scene.terminal(), new Debt.SignIn());
        scene.host().network().loseNextReply();
    }
}
